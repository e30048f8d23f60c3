export { comparisonMarkdown } from './comparison-md';
export { eventsMarkdown } from './events-md';
export { githubAnnotations } from './github';
export { reviewJson } from './json';
export { reviewMarkdown } from './review-md';
export { observedReviewRun, reviewSarif } from './sarif';
export { countsOf } from './tally';
export { renderReview, type Paint } from './terminal';
