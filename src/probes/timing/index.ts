export { cpuTimeMs } from './cpu-time';
export { buildPairs, comparableDigits, type FirstDifference, type Pair } from './pairs';
export { sampleTiming, type TimedRun, type TimingSamples } from './sample';
