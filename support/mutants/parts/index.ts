export { changing, isCritical, recording, type Event, type RecordBy } from './auditing';
export { withFiles } from './storing';
