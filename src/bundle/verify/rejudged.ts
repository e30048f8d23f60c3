import { decideRun, type ScenarioResult } from '../../verdict';
import { canonical } from '../bag';
import { layout } from '../layout';
import { demandOf, normalize, type Results } from '../results';
import type { Catalogue } from '../types';
import type { BagUnderTest } from './bag-under-test';
import { condition, type Condition } from './condition';
import type { Documents } from './documents';
import { rejudge } from './rejudge';
import { isTeams, withTeam } from './with-team';

/** What judging everything again came to. */
export interface Rejudging {
  readonly condition: Condition;
  readonly verdicts: number;
  readonly disagreements: readonly string[];
}

/**
 * Judges every observation again, decides every requirement from that, and holds the outcome
 * against the signed results, to the byte.
 */
export const rejudged = async (
  bag: BagUnderTest,
  documents: Documents,
  standard: Catalogue,
): Promise<Rejudging> => {
  const scenarios: ScenarioResult[] = [];
  const disagreements: string[] = [];
  let onTrust = 0;
  for (const scenario of documents.scenarios) {
    const again = await rejudge(bag, scenario, (id) => isTeams(documents.policy, standard, id));
    onTrust += again.onTrust;
    scenarios.push(again.scenario);
    disagreements.push(...again.disagreements);
  }
  const catalogue = withTeam(standard, documents.policy);
  const results = resultsFrom(scenarios, documents, catalogue);
  disagreements.push(...differences(documents.results, results));
  if (canonical(results) !== (await bag.text(layout.results)) && disagreements.length === 0) {
    disagreements.push(`${layout.results} is not, to the byte, what judging again gives`);
  }
  const verdicts = results.requirements.length;
  return {
    condition: condition(
      'rejudged',
      disagreements,
      `${results.counts.checks - onTrust} observations judged again give the same ${verdicts} ` +
        `verdicts${takenAsTold(onTrust)}`,
    ),
    verdicts,
    disagreements,
  };
};

/** How many checks of a team were believed, in words; nothing where none was. */
export const takenAsTold = (onTrust: number): string =>
  onTrust === 0 ? '' : `; ${onTrust} checks of the team's own are taken as told`;

const resultsFrom = (
  scenarios: readonly ScenarioResult[],
  { policy, subjects }: Documents,
  { requirements }: Catalogue,
): Results => {
  const [subject] = subjects.subjects;
  const decision = decideRun(requirements, scenarios, demandOf(policy, subjects));
  return normalize({ subject, scenarios, ...decision });
};

const differences = (signed: Results, again: Results): readonly string[] => [
  ...byId('requirement', signed.requirements, again.requirements),
  ...byId('scenario', signed.scenarios, again.scenarios),
  ...(['subject', 'backend', 'verdict', 'exit', 'waivers', 'counts'] as const)
    .filter((part) => canonical(signed[part]) !== canonical(again[part]))
    .map((part) => `the ${part} signed is not what judging again gives`),
];

interface Entry {
  readonly id: string;
  readonly outcome: string;
}

const byId = (
  what: string,
  signed: readonly Entry[],
  again: readonly Entry[],
): readonly string[] => {
  const now = new Map(again.map((entry) => [entry.id, entry]));
  const was = new Set(signed.map((entry) => entry.id));
  return [
    ...signed.flatMap((entry) => {
      const other = now.get(entry.id);
      if (!other) return [`${what} ${entry.id}: signed as ${entry.outcome}, not in the run`];
      if (canonical(other) === canonical(entry)) return [];
      return other.outcome === entry.outcome
        ? [`${what} ${entry.id}: ${entry.outcome} on other checks than signed`]
        : [`${what} ${entry.id}: signed as ${entry.outcome}, judged again ${other.outcome}`];
    }),
    ...again
      .filter((entry) => !was.has(entry.id))
      .map((entry) => `${what} ${entry.id}: not signed, judged ${entry.outcome}`),
  ];
};
