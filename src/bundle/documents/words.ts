import type { RegulationDefinition } from '../../catalogue';
import { REVIEW_RECORD_EXTENSION } from '../../review';
import { weakest, type Assurance, type Outcome } from '../../verdict';
import { layout } from '../layout';
import { counted, listed, quoted } from './markdown';
import type { Account, ToldCheck, ToldRequirement, ToldScenario } from './types';

/** The sign of an outcome; the word always stands beside it, for nobody should have to know signs. */
export const signs: Readonly<Record<Outcome, string>> = {
  fail: '❌',
  error: '⚠️',
  inconclusive: '⚠️',
  'not-verified': '⬜',
  waived: '⚠️',
  pass: '✅',
};

const outcomeWords: Readonly<Record<Outcome, string>> = {
  fail: 'failed',
  error: 'broke',
  inconclusive: 'inconclusive',
  'not-verified': 'not verified',
  waived: 'waived',
  pass: 'passed',
};

export const outcomeWord = (outcome: Outcome): string => outcomeWords[outcome];

/** `❌ failed`, or that nobody looked. */
export const outcomeCell = (requirement: ToldRequirement): string => {
  const { outcome } = requirement.verdict;
  return isLookedAt(requirement)
    ? `${signs[outcome]} ${outcomeWord(outcome)}`
    : `${signs['not-verified']} not looked at`;
};

/** Whether anything of a requirement ran that says something of it. */
export const isLookedAt = ({ verdict }: ToldRequirement): boolean =>
  verdict.checks > 0 || verdict.outcome !== 'not-verified';

export const withOutcome = (
  requirements: readonly ToldRequirement[],
  ...wanted: readonly Outcome[]
): readonly ToldRequirement[] =>
  requirements.filter(({ verdict }) => wanted.includes(verdict.outcome));

export const idsOf = (requirements: readonly ToldRequirement[]): readonly string[] =>
  requirements.map(({ definition }) => definition.id);

export const checksOf = ({ scenarios }: ToldRequirement): readonly ToldCheck[] =>
  scenarios.flatMap(({ checks }) => checks);

/** A file of the evidence, linked from where the documents lie. */
export const evidenceLink = (sha256: string, extension = 'json'): string =>
  `[${sha256.slice(0, 12)}…](../evidence/${sha256}.${extension})`;

/** The whole review of the sources, by whatever it is called where the link stands. */
export const reviewLink = ({ sha256 }: NonNullable<Account['review']>, words: string): string =>
  `[${words}](../evidence/${sha256}.${REVIEW_RECORD_EXTENSION})`;

/** At most some links to the observations of checks, each once, and how many more there are. */
export const evidenceLinks = (checks: readonly ToldCheck[], most = 3): string => {
  const digests = [...new Set(checks.map(({ evidence }) => evidence))];
  const more = digests.length - most;
  const links = digests.slice(0, most).map((digest) => evidenceLink(digest));
  return [...links, ...(more > 0 ? [`${more} more in the [traceability](${TRACE})`] : [])].join(
    ', ',
  );
};

/** Seen from `data/report/`. */
const TRACE = layout.traceability.replace('data/', '../');

/** `observed`, or the weaker level with its reason. */
export const assuranceWords = (assurance: Assurance | null): string =>
  assurance === null
    ? 'none'
    : assurance.level === 'observed'
      ? 'observed'
      : `${assurance.level} (${quoted(assurance.reason)})`;

export const weakestAssurance = (requirements: readonly ToldRequirement[]): Assurance | null =>
  weakest(requirements.flatMap(({ verdict }) => verdict.assurance ?? []));

/** `features/emission/emission.feature:33, 41`, a feature at a time. */
export const scenarioPlaces = (scenarios: readonly ToldScenario[]): string => {
  const lines = new Map<string, number[]>();
  for (const { feature, line } of scenarios) {
    lines.set(feature, [...(lines.get(feature) ?? []), line]);
  }
  return [...lines].map(([file, at]) => quoted(`${file}:${at.join(', ')}`)).join(', ');
};

export const clauseName = ({ framework, clause }: RegulationDefinition): string =>
  `${framework} ${clause}`;

/** The clauses that some requirements serve, in the order of the catalogue. */
export const clausesOf = (
  { regulations }: Account,
  requirements: readonly ToldRequirement[],
): readonly RegulationDefinition[] =>
  regulations.filter(({ id }) =>
    requirements.some(({ definition }) => definition.regulations.some((own) => own === id)),
  );

/** The requirements that serve a clause. */
export const serving = (
  { id }: RegulationDefinition,
  { requirements }: Account,
): readonly ToldRequirement[] =>
  requirements.filter(({ definition }) => definition.regulations.some((own) => own === id));

/** `3 failed, 2 passed, 65 not looked at`. */
export const outcomeTally = (requirements: readonly ToldRequirement[]): string => {
  const looked = requirements.filter(isLookedAt);
  const counts = (Object.keys(outcomeWords) as Outcome[])
    .map((outcome) => [withOutcome(looked, outcome).length, outcomeWords[outcome]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  const unseen = requirements.length - looked.length;
  return listed([...counts, ...(unseen > 0 ? [`${unseen} not looked at`] : [])]);
};

/** `rests on 3 checks, 2 of them on a provoked subject`. */
export const restsOn = (requirement: ToldRequirement): string => {
  const checks = checksOf(requirement);
  const provoked = checks.filter((check) => check.provoked).length;
  return `${counted(checks.length, 'check')}, ${provoked} on a provoked subject`;
};
