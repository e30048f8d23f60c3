import { worst, type Outcome, type RequirementVerdict, type ScenarioResult } from '../../verdict';
import type { Catalogue } from '../types';
import { element, xmlText } from './xml';

/** The suite of scenarios that are tagged with no requirement: none is left out of the count. */
export const NO_REQUIREMENT = 'no requirement';

/** The case that speaks for a requirement where its scenarios alone would not tell its outcome. */
export const VERDICT_CASE = 'the requirement itself';

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/** What an outcome is in JUnit, which knows but three ways not to pass. */
export const junitKind: Readonly<Record<Outcome, 'failure' | 'error' | 'skipped' | null>> = {
  fail: 'failure',
  error: 'error',
  inconclusive: 'skipped',
  'not-verified': 'skipped',
  waived: 'skipped',
  pass: null,
};

/**
 * Whether a requirement needs a case of its own: its scenarios are none, or all passed while it did
 * not (too few checks, too weak a witness). Without it JUnit would show green.
 */
export const speaksForItself = (outcome: Outcome, scenarios: readonly Outcome[]): boolean =>
  scenarios.length === 0 || worst(scenarios) !== outcome;

/** A suite a requirement, a case a scenario, as Jenkins and its kin read it. */
export const junit = (
  { requirements }: Pick<Catalogue, 'requirements'>,
  verdicts: readonly RequirementVerdict[],
  scenarios: readonly ScenarioResult[],
): string => {
  const title = new Map(requirements.map((requirement) => [requirement.id, requirement.title]));
  const known = new Set(verdicts.map((verdict) => verdict.id));
  const stray = scenarios.filter((scenario) => !scenario.requirements.some((id) => known.has(id)));
  const suites = [
    ...verdicts.map((verdict) => {
      const own = scenarios.filter((scenario) => scenario.requirements.includes(verdict.id));
      return suite(verdict.id, title.get(verdict.id) ?? verdict.id, cases(verdict, own));
    }),
    ...(stray.length === 0 ? [] : [suite(NO_REQUIREMENT, NO_REQUIREMENT, stray.map(toCase))]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'proofgate' }, [
    '\n',
    ...suites.map((text) => `${text}\n`),
  ])}\n`;
};

const cases = (
  verdict: RequirementVerdict,
  scenarios: readonly ScenarioResult[],
): readonly Case[] => [
  ...scenarios.map(toCase),
  ...(speaksForItself(
    verdict.outcome,
    scenarios.map((scenario) => scenario.outcome),
  )
    ? [{ name: VERDICT_CASE, outcome: verdict.outcome, reason: verdict.reason }]
    : []),
];

const toCase = ({ id, outcome, reason }: ScenarioResult): Case => ({ name: id, outcome, reason });

const suite = (id: string, title: string, all: readonly Case[]): string =>
  element(
    'testsuite',
    {
      name: id,
      tests: all.length,
      failures: number(all, 'failure'),
      errors: number(all, 'error'),
      skipped: number(all, 'skipped'),
    },
    [
      element('properties', {}, [element('property', { name: 'title', value: title })]),
      ...all.map((one) => testcase(id, one)),
    ],
  );

const number = (all: readonly Case[], kind: 'failure' | 'error' | 'skipped'): number =>
  all.filter((one) => junitKind[one.outcome] === kind).length;

const testcase = (classname: string, { name, outcome, reason }: Case): string => {
  const kind = junitKind[outcome];
  const message = reason ?? outcome;
  const how =
    kind === null
      ? []
      : [element(kind, { type: outcome, message: firstLine(message) }, [xmlText(message)])];
  return element('testcase', { classname, name }, how);
};

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
