export { changing, isCritical, recording, type Event, type RecordBy } from './auditing';
export { holdingRoutine } from './holding';
export { withFiles } from './storing';
