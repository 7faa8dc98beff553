export * from './claim';
export * from './completion';
export * from './course';
export * from './reading';
export * from './refusal';
export * from './valid-until';
