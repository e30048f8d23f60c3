export * from './cuda';
export * from './errors';
export * from './mock';
export * from './types';
