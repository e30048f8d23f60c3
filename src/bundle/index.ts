export { BundleError } from './errors';
export { readPrivateKey, readPublicKey } from './keys';
export type { BundleInput, Print, WrittenBundle } from './types';
export { verifyBundle, type Verification } from './verify';
export { writeBundle } from './write-bundle';
