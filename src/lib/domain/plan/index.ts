export * from './manual-entry';
export * from './rule';
