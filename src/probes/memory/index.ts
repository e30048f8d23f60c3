export { watchPeak, type PeakWitness } from './peak';
