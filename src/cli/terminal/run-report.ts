import { requirements } from '../../catalogue';
import type { RunResult } from '../../run';
import { outcomes, type Outcome, type RequirementVerdict, type RunVerdict } from '../../verdict';
import { paint, type Colour } from './paint';

const colours: Record<Outcome, Colour> = {
  fail: 'red',
  error: 'red',
  inconclusive: 'yellow',
  'not-verified': 'yellow',
  waived: 'yellow',
  pass: 'green',
};

const verdictColours: Record<RunVerdict, Colour> = {
  conformant: 'green',
  violation: 'red',
  incomplete: 'yellow',
  broken: 'red',
};

/** The verdict table: what was looked at, line by line, then what was not, then the verdict. */
export const renderRun = (result: RunResult, stream: NodeJS.WriteStream): string => {
  const looked = result.requirements.filter((verdict) => verdict.checks > 0);
  const unseen = result.requirements.filter((verdict) => verdict.checks === 0);
  return [
    ...looked.map((verdict) => row(verdict, stream)),
    ...unseenLines(unseen, stream),
    '',
    summary(result, stream),
    ...selfTestLine(result, stream),
    `bundle: ${result.bundle}${result.signed ? '' : '  (NOT SIGNED: give --key to sign it)'}`,
    '',
  ].join('\n');
};

/** Said only where a reader has to know: a gate that was not shown to fail proves less. */
const selfTestLine = (
  { selfTest: { isWhole, note } }: RunResult,
  stream: NodeJS.WriteStream,
): readonly string[] => (isWhole ? [] : [paint('yellow', `self-test: ${note}`, stream)]);

const titles = new Map<string, string>(requirements.map(({ id, title }) => [id, title]));

const row = (verdict: RequirementVerdict, stream: NodeJS.WriteStream): string => {
  const { id, outcome, assurance, checks, reason } = verdict;
  const head = [
    paint(colours[outcome], outcome.padEnd(13), stream),
    id.padEnd(10),
    (assurance?.level ?? '').padEnd(14),
    `${checks} checks`.padEnd(11),
    titles.get(id) ?? '',
  ].join(' ');
  return reason === null ? head : `${head}\n${' '.repeat(14)}${paint('gray', reason, stream)}`;
};

const unseenLines = (
  unseen: readonly RequirementVerdict[],
  stream: NodeJS.WriteStream,
): readonly string[] => {
  const byReason = Map.groupBy(unseen, ({ outcome, reason }) => `${outcome}: ${reason ?? ''}`);
  return [...byReason].map(
    ([why, verdicts]) =>
      `${paint('yellow', why, stream)} (${verdicts.length})\n` +
      `${' '.repeat(14)}${verdicts.map(({ id }) => id).join(' ')}`,
  );
};

const summary = (result: RunResult, stream: NodeJS.WriteStream): string => {
  const { name, version, backend } = result.subject;
  const counts = outcomes
    .filter((outcome) => result.counts[outcome] > 0)
    .map((outcome) => `${result.counts[outcome]} ${outcome}`)
    .join(', ');
  const word = paint(verdictColours[result.verdict], result.verdict.toUpperCase(), stream);
  const seconds = (result.durationMs / 1000).toFixed(1);
  return `${word}  ${name} ${version} on ${backend}: ${counts}; ${seconds} s, exit ${result.exit}`;
};
