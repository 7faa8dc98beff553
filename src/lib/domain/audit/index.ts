export * from './event';
export * from './expected';
export * from './filter';
export * from './names';
export * from './part';
export * from './payload';
export * from './sentence/sentence';
