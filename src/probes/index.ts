export * from './availability';
export * from './faults';
export * from './files';
export * from './memory';
export * from './metrics';
export * from './timing';
export * from './trail';
