export * from './claim';
export * from './completion';
export * from './course';
export * from './others';
export * from './reading';
export * from './refusal';
export * from './staff-list';
export * from './valid-until';
