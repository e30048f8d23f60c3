export * from './capabilities';
export * from './configuration';
export * from './messages';
export * from './operations';
export * from './schemas';
export * from './version';
