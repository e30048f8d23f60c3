export { type TimedRun } from './calibrate';
export { cpuTimeMs, timingAvailability } from './cpu-time';
export { buildPairs, comparableDigits, type FirstDifference, type Pair } from './pairs';
export { sampleTiming, type TimingSamples } from './sample';
