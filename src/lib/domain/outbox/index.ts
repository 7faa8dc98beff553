export * from './answer';
export * from './attach';
export * from './command';
export * from './decide';
export * from './facts';
export * from './known';
export * from './parse';
export * from './sentences';
