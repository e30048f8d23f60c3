export { sealBag } from './seal-bag';
