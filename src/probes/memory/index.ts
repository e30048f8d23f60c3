export { residentBytes } from './resident';
export { watchPeak, type PeakWitness } from './peak';
