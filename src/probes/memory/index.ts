export { residentBytes } from './resident';
