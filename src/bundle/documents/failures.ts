import { counted, fenced, paragraphs, quoted, table } from './markdown';
import type { ToldCheck, ToldRequirement, ToldScenario } from './types';
import { evidenceLink, outcomeWord } from './words';

/** The most findings of one check that are shown; the others stand in its observation. */
const MOST_FINDINGS = 5;

export const failedScenarios = ({ scenarios }: ToldRequirement): readonly ToldScenario[] =>
  scenarios.filter(({ outcome }) => outcome === 'fail');

/** What a failed scenario did: its steps, what was done to the subject, and what stood before. */
export const whatWasDone = (scenario: ToldScenario): string => {
  const check = scenario.checks.find(({ outcome }) => outcome === 'fail');
  return paragraphs([
    fenced('gherkin', gherkin(scenario)),
    check === undefined ? 'It came to no check that failed.' : deed(check),
  ]);
};

const deed = ({ provocation }: ToldCheck): string => {
  if (provocation === null) return 'Nothing was done to the subject: it was looked at as it is.';
  const { kind, fired, evidence, baseline } = provocation;
  return (
    `Provoked by ${quoted(kind)}, which ${fired ? 'was' : 'was not'} seen to happen: ${quoted(evidence)}. ` +
    `The healthy path before it ${baseline.held ? 'held' : 'was refused'}: ${quoted(baseline.what)}.`
  );
};

const gherkin = ({ name, steps }: ToldScenario): string =>
  [
    `Scenario: ${name}`,
    ...steps.flatMap(({ keyword, text, argument }) => [
      `  ${keyword} ${text}`,
      ...(argument === null ? [] : argumentLines(argument)),
    ]),
  ].join('\n');

const argumentLines = (argument: string | readonly (readonly string[])[]): readonly string[] =>
  typeof argument === 'string'
    ? ['    """', ...argument.split('\n').map((line) => `    ${line}`), '    """']
    : argument.map((row) => `    | ${row.join(' | ')} |`);

/** Every finding with what was expected, what was seen and the evidence for it. */
export const whatWasSeen = (requirement: ToldRequirement): string => {
  const rows = failedScenarios(requirement).flatMap((scenario) => {
    const findings = scenario.checks.flatMap((check) => findingRows(scenario, check));
    return findings.length > 0 ? findings : [noteRow(scenario)];
  });
  return paragraphs([
    table(['Scenario', 'Expected', 'Seen', 'Evidence'], rows),
    notPassed(requirement),
  ]);
};

const findingRows = ({ name }: ToldScenario, check: ToldCheck): readonly string[][] => {
  if (check.outcome !== 'fail') return [];
  const shown = check.findings.slice(0, MOST_FINDINGS);
  const more = check.findings.length - shown.length;
  const link = evidenceLink(check.evidence);
  return [
    ...shown.map(({ expected, seen }, at) => [
      ...[at === 0 ? quoted(name) : '', quoted(expected), quoted(seen), at === 0 ? link : ''],
    ]),
    ...(more > 0 ? [['', `${counted(more, 'more finding')} of ${check.check}`, '', link]] : []),
  ];
};

/** A scenario that failed without a check: a capability that turned out a lie. */
const noteRow = ({ name, reason, raw }: ToldScenario): readonly string[] => [
  quoted(name),
  'the scenario to come to its check',
  quoted(reason ?? 'no reason given'),
  raw.map(({ sha256, extension }) => evidenceLink(sha256, extension)).join(', ') || 'none',
];

/** What else of the requirement did not pass, so that the table above is not taken for all. */
const notPassed = ({ scenarios }: ToldRequirement): string | null => {
  const rest = scenarios.filter(({ outcome }) => outcome !== 'fail' && outcome !== 'pass');
  if (rest.length === 0) return null;
  return rest
    .map(
      ({ name, outcome, reason }) =>
        `- ${quoted(name)} ${outcomeWord(outcome)}: ${quoted(reason ?? 'no reason given')}`,
    )
    .join('\n');
};
