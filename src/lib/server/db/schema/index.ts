export * from './access';
export * from './appointment';
export * from './audit';
export * from './frozen';
export * from './indicator';
export * from './organisation';
export * from './qualification';
export * from './training';
