export { Distribution } from './distribution';
export { Intervals } from './intervals';
export { Timeline } from './timeline';
