export { baselineOf, parseBaseline, shrunk, withBaseline, type Baseline } from './baseline';
export { ReviewError } from './errors';
export { issues, type Issue } from './issues';
export {
  REVIEW_RECORD_EXTENSION,
  reviewRecord,
  reviewRecordSchema,
  type ReviewRecord,
} from './record';
export * from './render';
export { reviewSources, type ReviewRequest } from './review-sources';
export type * from './types';
