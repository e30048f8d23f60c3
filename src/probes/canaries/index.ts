export { findKeys } from './find-keys';
export { findPointers } from './find-pointers';
export { findSecret } from './find-secret';
export { sealingKeys, type Sealed } from './sealing-keys';
