import { shardName } from '../../bundle';
import type { RunResult } from '../../run';
import {
  assuranceLevels,
  failsTheRun,
  outcomes,
  type Outcome,
  type RequirementVerdict,
  type RunVerdict,
  type Standing,
} from '../../verdict';
import { paint, type Colour } from './paint';
import { printable, printableLines } from './printable';

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

const INDENT = ' '.repeat(14);

/** The verdict table: what was looked at, line by line, then what was not, then the verdict. */
export const renderRun = (result: RunResult, stream: NodeJS.WriteStream): string => {
  const looked = result.requirements.filter((verdict) => verdict.checks > 0);
  const titles = new Map(result.catalogue.map(({ id, title }) => [id, title]));
  const unseen = result.requirements.filter((verdict) => verdict.checks === 0);
  return [
    ...looked.flatMap((verdict) => [
      row(verdict, titles.get(verdict.id) ?? '', stream),
      ...whatNext(verdict, result).map((text) => paint('gray', `${INDENT}${text}`, stream)),
    ]),
    ...unseenLines(unseen, stream),
    ...result.standings.map((standing) => waiverLine(standing, stream)),
    '',
    summary(result, stream),
    ...shardLine(result),
    ...selfTestLine(result, stream),
    `bundle: ${result.bundle}${result.signed ? '' : '  (NOT SIGNED: give --key to sign it)'}`,
    '',
  ].join('\n');
};

const shardLine = ({ shard }: RunResult): readonly string[] =>
  shard === null
    ? []
    : [
        `shard ${shardName(shard)}: what the other shards cover is not verified here; ` +
          'join all of them with proofgate merge',
      ];

/** Said only where a reader has to know: a gate that was not shown to fail proves less. */
const selfTestLine = (
  { selfTest: { isWhole, note } }: RunResult,
  stream: NodeJS.WriteStream,
): readonly string[] => (isWhole ? [] : [paint('yellow', `self-test: ${printable(note)}`, stream)]);

const row = (verdict: RequirementVerdict, title: string, stream: NodeJS.WriteStream): string => {
  const { id, outcome, assurance, checks, reason } = verdict;
  const head = [
    paint(colours[outcome], outcome.padEnd(13), stream),
    id.padEnd(10),
    (assurance?.level ?? '').padEnd(14),
    `${checks} checks`.padEnd(11),
    printable(title),
  ].join(' ');
  if (reason === null) return head;
  return `${head}\n${INDENT}${paint('gray', printableLines(reason, INDENT), stream)}`;
};

/** Where the evidence of what is no pass lies, and how to look at that alone once more. */
const whatNext = (
  { id, outcome }: RequirementVerdict,
  { scenarios }: RunResult,
): readonly string[] => {
  if (outcome === 'pass' || outcome === 'waived') return [];
  const record = scenarios
    .filter((scenario) => scenario.requirements.includes(id))
    .flatMap(({ records }) => records)
    .find((one) => one.outcome === outcome);
  return [
    ...(record ? [`evidence: data/evidence/${record.evidence}.json`] : []),
    `again: proofgate run --requirement ${id}`,
  ];
};

const unseenLines = (
  unseen: readonly RequirementVerdict[],
  stream: NodeJS.WriteStream,
): readonly string[] => {
  const byReason = Map.groupBy(unseen, ({ outcome, reason }) => `${outcome}: ${reason ?? ''}`);
  return [...byReason].map(
    ([why, verdicts]) =>
      `${paint('yellow', printableLines(why, INDENT), stream)} (${verdicts.length})\n` +
      `${INDENT}${verdicts.map(({ id }) => id).join(' ')}`,
  );
};

const waiverLine = (standing: Standing, stream: NodeJS.WriteStream): string => {
  const { waiver, state, detail } = standing;
  const word = paint(failsTheRun(standing) ? 'red' : 'yellow', state.padEnd(13), stream);
  const told = printable(`waiver of ${waiver.check}: ${detail}`);
  return `${word} ${waiver.requirement.padEnd(10)} ${told}`;
};

const summary = (result: RunResult, stream: NodeJS.WriteStream): string => {
  const { name, version, backend } = result.subject;
  const counts = outcomes
    .filter((outcome) => result.counts[outcome] > 0)
    .map((outcome) => `${result.counts[outcome]} ${outcome}`)
    .join(', ');
  const word = paint(verdictColours[result.verdict], result.verdict.toUpperCase(), stream);
  const seconds = (result.durationMs / 1000).toFixed(1);
  const passes = `${counts}${seenHow(result.requirements)}`;
  const who = printable(`${name} ${version} on ${backend}`);
  return `${word}  ${who}: ${passes}; ${seconds} s, exit ${result.exit}`;
};

/** How the passes were seen: in full, in part, or by the word of the subject alone. */
const seenHow = (verdicts: readonly RequirementVerdict[]): string => {
  const levels = verdicts
    .filter(({ outcome }) => outcome === 'pass')
    .map(({ assurance }) => assurance?.level);
  const counts = assuranceLevels
    .toReversed()
    .map((level) => ({ level, count: levels.filter((seen) => seen === level).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return '';
  return ` (${counts.map(({ level, count }) => `${count} ${level}`).join(', ')})`;
};
