export { writingTimes, type TimeName, type WritingTime } from './clock';
export { makePlace, placeCauses, placeStates, type PlaceState } from './place-of-trail';
export { queries, type QueryName } from './query';
export { retain, type Regulation } from './retain';
export { TrailDeeds } from './trail-deeds';
export { TrailProbes } from './trail-probes';
