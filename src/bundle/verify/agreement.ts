import type { Outcome, ScenarioResult } from '../../verdict';
import { canonical } from '../bag';
import type { Results } from '../results';
import type { Documents } from './documents';
import { tally, type Entry, type SarifTold, type Told } from './formats';
import type { Formats } from './load-formats';

/**
 * All that tells the results of the run agrees with the normalized ones, entry by entry and count by
 * count. Each format was read by itself; its counts are counted here from what it holds.
 */
export const disagreements = (
  { results, scenarios, traceability }: Documents,
  formats: Formats | null,
): readonly string[] => [
  ...ownCounts(results),
  ...compare('the scenarios of messages.ndjson', lines(scenarios), lines(results.scenarios)),
  ...compare(
    'the requirements of traceability.json',
    lines(traceability.requirements),
    lines(results.requirements),
  ),
  ...(formats
    ? [
        ...toldOtherwise('junit.xml', formats.junit, results),
        ...toldOtherwise('ctrf.json', formats.ctrf, results),
        ...sarifOtherwise(formats.sarif, results, scenarios),
      ]
    : ['an export cannot be read, so that nothing can be held against it']),
];

/** What one list lacks and what it adds; what stands in it more often than it should is added. */
export const compare = (
  what: string,
  found: readonly string[],
  expected: readonly string[],
): readonly string[] => [
  ...beyond(expected, found).map((one) => `${what} lack ${one}`),
  ...beyond(found, expected).map((one) => `${what} add ${one}`),
];

/** What one list has and the other has not, or not as often. */
const beyond = (one: readonly string[], other: readonly string[]): readonly string[] => {
  const left = Map.groupBy(other, (text) => text);
  return one.filter((text) => left.get(text)?.pop() === undefined);
};

/** A format tells the same requirements and scenarios, each as often, and as many checks. */
export const toldOtherwise = (
  name: string,
  told: Told,
  { requirements, scenarios, counts }: Pick<Results, 'requirements' | 'scenarios' | 'counts'>,
): readonly string[] => [
  ...told.problems.map((problem) => `${name}: ${problem}`),
  ...compare(`the requirements of ${name}`, lines(told.requirements), lines(requirements)),
  ...compare(`the scenarios of ${name}`, lines(told.scenarios), lines(scenarios)),
  ...(told.checks === null || told.checks === counts.checks
    ? []
    : [`${name} tells ${told.checks} checks, normalized.json ${counts.checks}`]),
];

const lines = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ id, outcome }) => `${id} (${outcome})`);

const ownCounts = ({ requirements, scenarios, counts }: Results): readonly string[] =>
  canonical(counts) ===
  canonical({
    requirements: tally(requirements),
    scenarios: tally(scenarios),
    checks: scenarios.flatMap(({ checks }) => checks).length,
  })
    ? []
    : ['the counts of normalized.json are not those of its entries'];

/** SARIF tells failures alone, so all that failed must be in it, and all that is open noted. */
const sarifOtherwise = (
  { failures, open, exit }: SarifTold,
  results: Results,
  scenarios: readonly ScenarioResult[],
): readonly string[] => [
  ...compare(
    'the results of findings.sarif',
    failures.map(({ scenario, check }) => `${scenario}: ${check ?? 'the scenario itself'}`),
    scenarios.flatMap(failing),
  ),
  ...compare(
    'the notifications of findings.sarif',
    lines(open),
    lines(results.requirements.filter(({ outcome }) => isOpen(outcome))),
  ),
  ...(exit === results.exit ? [] : [`findings.sarif ends with ${exit}, not ${results.exit}`]),
];

const isOpen = (outcome: Outcome): boolean => !['pass', 'fail', 'error'].includes(outcome);

const failing = ({ id, outcome, records }: ScenarioResult): readonly string[] => {
  const failed = records.filter((one) => one.outcome === 'fail').map(({ check }) => check);
  if (failed.length > 0) return failed.map((check) => `${id}: ${check}`);
  return outcome === 'fail' || outcome === 'error' ? [`${id}: the scenario itself`] : [];
};
