export { parseDuration } from './duration';
export { PromqlError } from './error';
export { asVector, evaluate } from './evaluate';
export { keyOf, nameless } from './labels';
export { NAME } from './matchers';
export { assertSyntax, parsePromql } from './parse';
export type { Expression, InstantVector, Sample, Series } from './types';
