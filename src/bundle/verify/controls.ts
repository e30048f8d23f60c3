import type { Outcome, ScenarioResult } from '../../verdict';
import type { Results } from '../results';
import { compare, toldOtherwise } from './agreement';
import type { Documents } from './documents';
import type { ControlFinding, OscalTold } from './formats';

const NAME = 'assessment-results.json';

/**
 * OSCAL plans every requirement, has a verdict on each that was planned, calls nothing satisfied
 * that did not pass in every scenario, and rests on the evidence that the run rests on.
 */
export const controlProblems = (
  told: OscalTold,
  { results, scenarios }: Documents,
): readonly string[] => {
  const ids = results.requirements.map(({ id }) => id);
  const flat = results.scenarios.map((one) => ({ ...one, id: oneLine(one.id) }));
  const decided = new Set(told.findings.map(({ id }) => id));
  return [
    ...compare('the controls of catalog.json', told.controls.catalog, ids),
    ...compare('the planned controls', told.controls.plan, ids),
    ...compare(`the reviewed controls of ${NAME}`, told.controls.results, ids),
    ...told.controls.plan
      .filter((id) => !decided.has(id))
      .map((id) => `${id} was planned and has no verdict in ${NAME}`),
    ...compare(
      'the planned scenarios',
      told.planned,
      flat.map(({ id }) => id),
    ),
    ...toldOtherwise(NAME, asTold(told), { ...results, scenarios: flat }),
    ...told.findings.flatMap((finding) => findingProblems(finding, results.requirements, flat)),
    ...compare(
      `the evidence of ${NAME}`,
      told.seen.flatMap(({ id, evidence }) => evidence.map((one) => `${id}: ${one}`)),
      scenarios.flatMap(evidenceOf),
    ),
    ...(told.exit === String(results.exit) ? [] : [`${NAME} ends otherwise than the run`]),
  ];
};

/** Scenarios are named in one line there. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

const asTold = ({ findings, seen }: OscalTold) => ({
  ...{ requirements: findings, scenarios: seen, problems: [] },
  checks: seen.reduce((sum, { checks }) => sum + checks, 0),
});

const reasons: Readonly<Partial<Record<Outcome, ControlFinding['reason']>>> = {
  pass: 'pass',
  fail: 'fail',
};

const findingProblems = (
  { id, outcome, satisfied, reason, checks, scenarios }: ControlFinding,
  requirements: Results['requirements'],
  all: Results['scenarios'],
): readonly string[] => {
  const under = all.filter((scenario) => scenario.requirements.includes(id));
  const unmet = under.filter((scenario) => scenario.outcome !== 'pass');
  const isEarned = under.length > 0 && unmet.length === 0;
  const why = unmet[0] ? `${unmet[0].outcome} in ${unmet[0].id}` : 'no scenario under it';
  return [
    ...(satisfied && !isEarned ? [`${id} is called satisfied with ${why}`] : []),
    ...(satisfied === (outcome === 'pass') && reason === (reasons[outcome] ?? 'other')
      ? []
      : [`${id} is ${outcome} and called ${satisfied ? 'satisfied' : 'not satisfied'}: ${reason}`]),
    ...(checks === requirements.find((one) => one.id === id)?.checks
      ? []
      : [`${id} is said in ${NAME} to rest on ${checks} checks`]),
    ...compare(
      `the observations of ${id}`,
      scenarios,
      under.map((scenario) => scenario.id),
    ),
  ];
};

const evidenceOf = ({ id, records, raw }: ScenarioResult): readonly string[] => [
  ...records.map(
    ({ check, outcome, evidence }) =>
      `${oneLine(id)}: ${check} ${outcome} ../evidence/${evidence}.json`,
  ),
  ...raw.map(({ sha256, extension }) => `${oneLine(id)}: ../evidence/${sha256}.${extension}`),
];
