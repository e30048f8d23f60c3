export { openDelivery, type Delivery, type DeliveryParts, type DeliveryStatus } from './delivery';
export { DeliveryError, type DeliveryErrorCode } from './error';
export type { DeliveryObserver, Loss } from './observer';
export { platformDefaults, type PlatformSettings } from './settings';
export { createSigner, keyIdOf, readSigner, type Signer } from './sign';
export type { RecordName } from './spooled-record';
export { systemTimer, type Timer } from './timer';
export { openPlatformTrail, type PlatformTrail, type PlatformTrailParts } from './platform-trail';
