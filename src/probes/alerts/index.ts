export { askGate } from './gate-witness';
export { NAME as METRIC_NAME, type Sample, type Series } from './promql';
export { askPromtool, promtoolAvailability, type PromtoolAnswer } from './promtool';
export { readRuleFile, type RuleFile } from './rule-file';
export type { Simulation, Testimony } from './simulation';
