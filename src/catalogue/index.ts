export * from './events';
export * from './regulations';
export * from './requirements';
export * from './types';
