export * from './deal';
export * from './plan';
export * from './problems';
export * from './selected';
