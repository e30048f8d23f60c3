export * from './refuse-writes';
export * from './tear-line';
