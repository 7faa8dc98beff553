export * from './manual-entry';
export * from './revision';
export * from './rule';
