export { assured, checkRecord, observation, provocation } from './builders';
export { scenarioResult, scenarioRun } from './scenarios';
export { Stream, type Started } from './stream';
