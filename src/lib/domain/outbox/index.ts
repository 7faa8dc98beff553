export * from './answer';
export * from './command';
