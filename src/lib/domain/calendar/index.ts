export * from './civil-date';
export * from './era';
export * from './fiscal-year';
export * from './format';
export * from './japan';
export * from './month-end';
export * from './parse';
export * from './period';
