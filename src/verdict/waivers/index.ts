export * from './standing';
export * from './trouble';
export * from './waiver';
