export * from './bag-info';
export * from './canonical';
export * from './digest';
export * from './manifest';
export * from './names';
export * from './tree';
