export * from './availability';
export * from './canaries';
export * from './faults';
export * from './files';
export * from './metrics';
export * from './tampering';
export * from './timing';
export * from './trail';
