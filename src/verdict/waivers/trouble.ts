import type { ScenarioResult } from '../scenario-result';
import { NO_CHECK, type Waiver } from './waiver';

/** One thing that keeps a requirement from passing. */
export interface Trouble {
  readonly check: string;
  /** The code of a finding; `null` where nothing was found, but something kept from looking. */
  readonly code: string | null;
  readonly text: string;
  /** A crash is never waived, nor is what this run did not try. */
  readonly waivable: boolean;
}

/** What `readScenarios` notes of a scenario that was not chosen. */
export const NOT_SELECTED = 'not selected in this run';

/** The code of a finding that tells of a crash. */
const CRASHED = 'crashed-on-exit';

/** Everything that keeps the scenarios of a requirement from passing, finding by finding. */
export const troublesOf = (scenarios: readonly ScenarioResult[]): readonly Trouble[] =>
  scenarios.filter(({ outcome }) => outcome !== 'pass').flatMap(troublesIn);

const troublesIn = (scenario: ScenarioResult): readonly Trouble[] => {
  const told = [
    ...scenario.records.flatMap(({ check, outcome, findings, reason }): Trouble[] => {
      if (outcome === 'inconclusive') return [missed(reason ?? '', check)];
      return findings.map(({ code, expected, seen }) => ({
        ...{ check, code, waivable: code !== CRASHED },
        text: `expected ${expected}; seen: ${seen}`,
      }));
    }),
    ...scenario.notes.map(({ outcome, reason }) =>
      outcome === 'error' || reason === NOT_SELECTED ? never(reason) : missed(reason),
    ),
  ];
  // Whatever ended it without telling why is a crash.
  const isExplained = told.length > 0 && !endedBadly(scenario);
  return isExplained ? told : [...told, never(scenario.reason ?? scenario.status)];
};

/** Whether it ended as a failure that no check and no note speaks for. */
const endedBadly = ({ status, records, notes }: ScenarioResult): boolean =>
  (status === 'FAILED' && ![...records, ...notes].some(({ outcome }) => outcome === 'fail')) ||
  status === 'UNDEFINED' ||
  status === 'AMBIGUOUS' ||
  status === 'UNKNOWN';

/** Something that could not be judged. */
export const missed = (text: string, check: string = NO_CHECK): Trouble => ({
  ...{ check, code: null, text, waivable: true },
});

const never = (text: string): Trouble => ({ ...missed(text), waivable: false });

/** Whether a waiver was written for this very trouble. */
export const isFor = (waiver: Waiver, { check, code, text, waivable }: Trouble): boolean =>
  waivable &&
  waiver.check === check &&
  (code === null ? text.includes(waiver.reason) : code === waiver.reason);
