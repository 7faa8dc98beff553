export * from './own-commands';
export * from './review-commands';
