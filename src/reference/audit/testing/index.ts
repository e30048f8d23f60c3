export { aRoutineEvent, aCriticalEvent, trailRoom, type TrailRoom } from './trail-room';
