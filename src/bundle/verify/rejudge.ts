import {
  checks,
  judge,
  judgeScenario,
  observationSchema,
  type CheckRecord,
  type ScenarioResult,
} from '../../verdict';
import { canonical } from '../bag';
import { layout } from '../layout';
import type { BagUnderTest } from './bag-under-test';
import { problemOf } from './condition';

/** A scenario judged again, and where that came out otherwise than the run said. */
export interface Rejudged {
  readonly scenario: ScenarioResult;
  readonly disagreements: readonly string[];
  /** Checks of a team, whose code is not here: they count as the run told them. */
  readonly onTrust: number;
}

/** Judges every record of a scenario again, from its evidence. */
export const rejudge = async (
  bag: BagUnderTest,
  scenario: ScenarioResult,
  isTeams: (id: string) => boolean,
): Promise<Rejudged> => {
  const isOfTeam = scenario.requirements.length > 0 && scenario.requirements.every(isTeams);
  let onTrust = 0;
  const records: CheckRecord[] = [];
  const disagreements: string[] = [];
  for (const record of scenario.records) {
    const where = `${scenario.requirements.join(' ') || 'no requirement'}, ${scenario.id}`;
    if (isOfTeam && !checks.has(record.check)) {
      records.push(record);
      onTrust += 1;
      continue;
    }
    try {
      const again = await recordFrom(bag, record);
      records.push(again);
      disagreements.push(...differences(record, again).map((what) => `${where}: ${what}`));
    } catch (error) {
      const why = problemOf(error).replace(/\s+/g, ' ').slice(0, 200);
      disagreements.push(`${where}: ${record.check} cannot be judged again: ${why}`);
    }
  }
  return { scenario: judgeScenario({ ...scenario, records }), disagreements, onTrust };
};

const recordFrom = async (bag: BagUnderTest, { evidence }: CheckRecord): Promise<CheckRecord> => {
  const text = await bag.text(`${layout.evidence}/${evidence}.json`);
  const observation = observationSchema.parse(JSON.parse(text));
  const check = checks.get(observation.check);
  if (!check) throw new RangeError(`no check is named ${observation.check}`);
  const judgement = judge(check, observation);
  return {
    check: check.name,
    evidence,
    provoked: observation.provocation !== null,
    assurance: observation.assurance,
    outcome: judgement.outcome,
    findings: judgement.outcome === 'fail' ? [...judgement.findings] : [],
    reason: judgement.outcome === 'inconclusive' ? judgement.reason : null,
  };
};

const parts = ['check', 'outcome', 'provoked', 'assurance', 'findings', 'reason'] as const;

const differences = (said: CheckRecord, again: CheckRecord): readonly string[] =>
  parts
    .filter((part) => canonical(said[part]) !== canonical(again[part]))
    .map(
      (part) =>
        `${said.check} has ${part} ${short(said[part])}, the evidence ${short(again[part])}`,
    );

const short = (value: unknown): string => canonical(value).slice(0, 120);
