export { counter, rising } from './counters';
export { alerting, ruleFile } from './rules';
