export { eventually } from './eventually';
export { readBack, type StoredRecord } from './read-back';
export { readManifest } from './read-manifest';
export { aCriticalEvent, aRoutineEvent, trailRoom, type TrailRoom } from './trail-room';
