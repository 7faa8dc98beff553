export * from './answer';
export * from './command';
export * from './decide';
export * from './parse';
export * from './sentences';
