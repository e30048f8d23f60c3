export { Chronicle } from './chronicle';
export type { LifeEvent, RotationReason } from './life-event';
