import type { RunRecord } from '../types';
import { uuidV5 } from './uuid';

/** The UUIDs of one run, each drawn from what it names, so that anybody can draw them again. */
export interface RunIds {
  readonly plan: string;
  readonly results: string;
  readonly result: string;
  readonly task: string;
  readonly platform: string;
  readonly noSystemPlan: string;
  readonly subject: string;
  readonly gate: string;
  readonly activity: (scenario: string) => string;
  readonly observation: (scenario: string) => string;
  readonly finding: (requirement: string) => string;
}

/** What is of one run is named within it; subject and gate are the same in every run. */
export const runIds = ({ subject, gate, startedAt, resultsSha256 }: RunRecord): RunIds => {
  const run = uuidV5(`run ${startedAt} ${resultsSha256}`);
  const within = (name: string) => uuidV5(name, run);
  return {
    plan: within('assessment-plan'),
    results: within('assessment-results'),
    result: within('result'),
    task: within('task'),
    platform: within('platform'),
    noSystemPlan: within('no system security plan'),
    subject: uuidV5(`subject ${subject.name} ${subject.version} ${subject.backend}`),
    gate: uuidV5(`gate ${gate.name} ${gate.version}`),
    activity: (scenario) => within(`activity ${scenario}`),
    observation: (scenario) => within(`observation ${scenario}`),
    finding: (requirement) => within(`finding ${requirement}`),
  };
};
