export * from './cell';
export * from './tree';
export * from './blur';
export * from './lack';
export * from './suppress';
export * from './open-table';
