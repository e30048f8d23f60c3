export { eventually } from './eventually';
export { readManifest } from './read-manifest';
export { aCriticalEvent, aRoutineEvent, trailRoom, type TrailRoom } from './trail-room';
