export { counter, rising } from './counters';
