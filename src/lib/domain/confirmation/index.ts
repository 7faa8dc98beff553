export * from './changed-fields';
export * from './confirmation';
export * from './deputy';
export * from './deputy-form';
export * from './queue-ask';
export * from './refusal';
export * from './standing';
