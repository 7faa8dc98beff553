export * from './catalogue';
export * from './cycles';
export * from './holding';
