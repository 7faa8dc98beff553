export * from './columns';
export { type Difference } from './difference/compare';
export * from './difference/counts';
export * from './difference/difference';
export * from './judge/judge-package';
export * from './package';
export * from './parse-package';
export * from './sheet';
export * from './sort-faults';
