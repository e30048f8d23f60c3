export * from './refuse-writes';
