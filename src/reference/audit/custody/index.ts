export { Books } from './books';
export { digestOf, firstRecord, type ClosedFile } from './closed-file';
export { HeadKeeper, type Head } from './head';
export type { LegalHold } from './manifest';
