export * from './catalogue';
export * from './holding';
