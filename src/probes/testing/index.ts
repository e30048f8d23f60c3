export { startChild, type Child } from './child';
export { temporaryPlace } from './temporary-place';
