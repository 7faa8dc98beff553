export * from './answer';
export * from './limits';
export * from './name';
export * from './pdf-names';
export * from './read';
export * from './reason';
export * from './refusal';
export * from './type';
