export * from './envelope';
export * from './key-id';
export * from './pae';
