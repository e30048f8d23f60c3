import type { ScenarioResult } from '../scenario-result';
import { isFor, NOT_SELECTED, type Trouble } from './trouble';
import { LONGEST_WAIVER_DAYS, type Exceptions, type Waiver } from './waiver';

/**
 * How a waiver stands in a run. `untested` is for what this run did not try: a requirement not
 * selected, another subject, a scenario that broke.
 */
export const waiverStates = [
  'in-force',
  'untested',
  'expired',
  'too-long',
  'stale',
  'unmatched',
] as const;

export type WaiverState = (typeof waiverStates)[number];

/** A waiver, how it stands, and what to do where that fails the run. */
export interface Standing {
  readonly waiver: Waiver;
  readonly state: WaiverState;
  readonly detail: string;
}

/** Whether a waiver in this state fails the run: an exception nobody tends is a hole. */
export const failsTheRun = ({ state }: Pick<Standing, 'state'>): boolean =>
  state !== 'in-force' && state !== 'untested';

/** What there is to know of the requirement that a waiver names. */
export interface Tried {
  readonly subject: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly troubles: readonly Trouble[];
}

const DAY_MS = 86_400_000;

/** Holds a waiver against what was seen of its requirement. */
export const standingOf = (
  waiver: Waiver,
  { on }: Exceptions,
  { subject, scenarios, troubles }: Tried,
): Standing => {
  const { requirement, check, reason, expires } = waiver;
  const stands = (state: WaiverState, detail: string): Standing => ({ waiver, state, detail });
  const days = (Date.parse(expires) - Date.parse(on)) / DAY_MS;
  if (days > LONGEST_WAIVER_DAYS) {
    const most = `${LONGEST_WAIVER_DAYS} days at most`;
    return stands('too-long', `expected ${most}, found ${days}; choose an earlier day`);
  }
  if (days < 0) {
    const what = `expired on ${expires}, expected a day from ${on} on`;
    return stands('expired', `${what}; mend ${requirement}, or have the waiver approved again`);
  }
  if (waiver.subject !== undefined && waiver.subject !== subject) {
    return stands('untested', `for the subject ${waiver.subject}`);
  }
  if (troubles.some((trouble) => isFor(waiver, trouble))) {
    return stands('in-force', `holds until ${expires}`);
  }
  if (scenarios.length > 0 && troubles.some(({ waivable }) => !waivable)) {
    const isCrash = troubles.some(({ waivable, text }) => !waivable && text !== NOT_SELECTED);
    return stands(
      'untested',
      isCrash ? 'the subject broke: a crash is never waived' : NOT_SELECTED,
    );
  }
  const records = scenarios.flatMap((one) => one.records).filter((one) => one.check === check);
  const isMended = records.length > 0 && records.every(({ outcome }) => outcome === 'pass');
  if (isMended || troubles.length === 0) {
    return stands('stale', `expected ${check} to find ${reason}, but it passes; remove the waiver`);
  }
  return stands(
    'unmatched',
    `expected ${check} to find ${reason}, found ${listed(troubles)}; name what it is for`,
  );
};

const listed = (troubles: readonly Trouble[]): string =>
  [...new Set(troubles.map(({ check, code, text }) => `${check}: ${code ?? text}`))]
    .slice(0, 5)
    .join(', ');
