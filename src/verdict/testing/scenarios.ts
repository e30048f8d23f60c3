import { judgeScenario, type ScenarioResult, type ScenarioRun } from '../scenario-result';
import { checkRecord } from './builders';

/** A scenario that passed on one check. */
export const scenarioRun = (changes: Partial<ScenarioRun> = {}): ScenarioRun => ({
  ...{ id: 'a.feature: A rule / It holds', name: 'It holds', rule: 'A rule' },
  ...{ feature: 'features/a.feature', line: 3, requirements: ['EMIT-1'], status: 'PASSED' },
  ...{ records: [checkRecord()], notes: [], raw: [], message: null },
  ...changes,
});

export const scenarioResult = (changes: Partial<ScenarioRun> = {}): ScenarioResult =>
  judgeScenario(scenarioRun(changes));
