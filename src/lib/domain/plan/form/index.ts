export * from './choices';
export * from './fields';
export * from './parse';
export * from './revision';
export * from './words';
