export * from './department';
export * from './staff';
