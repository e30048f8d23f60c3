export { baselineOf, parseBaseline, shrunk, withBaseline, type Baseline } from './baseline';
export { ReviewError } from './errors';
export * from './render';
export { reviewSources, type ReviewRequest } from './review-sources';
export type * from './types';
