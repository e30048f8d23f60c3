export * from './environment';
export * from './evidence';
export * from './junit';
export * from './messages';
export * from './normalized';
export * from './policy';
export * from './subject';
export * from './traceability';
