export { sealBag } from './seal-bag';
export { sealSeveral } from './seal-several';
