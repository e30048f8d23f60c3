export { times, type TimeName } from './clock';
export { queries, type QueryName } from './query';
export { retain, type Regulation } from './retain';
export { TrailProbes } from './trail-probes';
