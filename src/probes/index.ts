export * from './alerts';
export * from './availability';
export * from './faults';
export * from './files';
export * from './metrics';
export * from './readme';
export * from './timing';
export * from './trail';
