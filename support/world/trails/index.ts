export { times, type TimeName } from './clock';
export { queries, type QueryName } from './query';
export { retain, type Regulation } from './retain';
export { TrailDeeds } from './trail-deeds';
export { TrailProbes } from './trail-probes';
