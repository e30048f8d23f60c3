import { verdictChange } from './change';
import type {
  Comparison,
  Difference,
  RequirementDifference,
  ScenarioDifference,
  Side,
} from './comparison';
import type { BundleFacts } from './facts';
import { checksOf, requirementDifference } from './requirements';
import { expectationsOf, pairScenarios, scenarioDifference } from './scenarios';

/** Compares what two bundles tell, the earlier with the later. */
export const compareFacts = (before: BundleFacts, after: BundleFacts): Comparison => {
  const pairs = pairScenarios(before, after);
  const isSame = expectationsOf(before, after);
  const scenarios = present(pairs.map((pair) => scenarioDifference(pair, isSame)));
  const checks = definitionDifferences(before, after);
  const requirements = requirementDifferences(before, after, scenarios, checks);
  const ids = new Set([...before.requirements, ...after.requirements].map(({ id }) => id));
  return {
    before: sideOf(before),
    after: sideOf(after),
    regression:
      verdictChange(before.verdict, after.verdict) === 'worse' ||
      requirements.some(({ change, binding }) => binding && change === 'worse'),
    circumstances: circumstanceDifferences(before, after),
    requirements,
    scenarios,
    checks,
    unchanged: {
      requirements: ids.size - requirements.length,
      scenarios: pairs.length - scenarios.length,
    },
    notes: notesOn(before, after),
  };
};

const present = <T>(all: readonly (T | null)[]): readonly T[] => all.filter((one) => one !== null);

const sideOf = ({ name, manifestSha256, verdict }: BundleFacts): Side => ({
  bundle: name,
  manifestSha256,
  verdict,
});

const circumstanceDifferences = (before: BundleFacts, after: BundleFacts) => {
  const seed = (facts: BundleFacts) => (facts.seed === null ? null : String(facts.seed));
  const all = { ...before.circumstances, ...after.circumstances };
  return [
    ...Object.keys(all).map((what) => ({
      what,
      before: before.circumstances[what] ?? null,
      after: after.circumstances[what] ?? null,
    })),
    { what: 'seed', before: seed(before), after: seed(after) },
  ].filter(isDifferent);
};

const isDifferent = ({ before, after }: Difference<unknown>): boolean => before !== after;

const definitionDifferences = (before: BundleFacts, after: BundleFacts) => {
  if (!before.definitions || !after.definitions) return [];
  const [was, is] = [before.definitions, after.definitions];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .sort()
    .map((check) => ({ check, before: was[check] ?? null, after: is[check] ?? null }))
    .filter(isDifferent);
};

const requirementDifferences = (
  before: BundleFacts,
  after: BundleFacts,
  scenarios: readonly ScenarioDifference[],
  redefined: Comparison['checks'],
): readonly RequirementDifference[] => {
  const [was, is] = [before, after].map(
    ({ requirements }) => new Map(requirements.map((one) => [one.id, one])),
  );
  return present(
    [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map((id) => {
      const made = checksOf(id, after.scenarios);
      return requirementDifference({
        before: was?.get(id) ?? null,
        after: is?.get(id) ?? null,
        scenarios: scenarios.filter((one) => one.requirements.includes(id)),
        redefined: redefined
          .filter((one) => one.before !== null && one.after !== null && made.has(one.check))
          .map(({ check }) => check),
      });
    }),
  );
};

const notesOn = (before: BundleFacts, after: BundleFacts): readonly string[] => [
  'neither bundle was verified: proofgate verify does that',
  ...(before.seed === after.seed
    ? []
    : [
        'the seeds differ, so what the checks expect was not compared: values are drawn from the seed',
      ]),
  ...(before.definitions && after.definitions
    ? []
    : ['a bundle does not tell how its checks are defined, so definitions were not compared']),
];
