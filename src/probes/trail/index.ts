export { diskSource } from './disk-source';
export { readTrail, type TrailReading } from './read-trail';
export { TrailError } from './trail-error';
export { readTrailKey } from './trail-key';
export type { BadRecord, Tail, TrailVerification } from './types';
export { verifyTrail } from './verify-trail';
