export * from './changed-fields';
export * from './confirmation';
export * from './deputy';
export * from './refusal';
export * from './standing';
