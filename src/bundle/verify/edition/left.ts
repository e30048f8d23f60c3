import type { ScenarioResult } from '../../../verdict';
import type { Edition } from '../../edition';

/** The digests of evidence that is not here, and is told as removed. */
export const digestsRemoved = (edition: Edition | null): ReadonlySet<string> =>
  new Set(edition?.removed.map(({ sha256 }) => sha256));

/** A scenario with those checks alone whose observations are left. */
export const leftOf = (scenario: ScenarioResult, removed: ReadonlySet<string>): ScenarioResult => ({
  ...scenario,
  records: scenario.records.filter(({ evidence }) => !removed.has(evidence)),
});
