import type { Subject } from '../../src/driver';
import {
  buildPairs,
  comparableDigits,
  cpuTimeMs,
  sampleTiming,
  type FirstDifference,
  type Pair,
  type TimedRun,
} from '../../src/probes';
import type { Comparison } from '../../src/protocol';
import type { GateParameters } from '../parameters';
import { instructionsOf } from './instructions';
import { NotJudged } from './not-judged';
import { startProcess } from './start-process';
import type { SubjectUnderTest } from './subject-under-test';

/**
 * Has a process compare pairs and takes the time from outside: what the scheduler says it spent on a
 * processor meanwhile, and the time until the answer.
 */
const timedRun =
  (process: Subject, comparison: Comparison): TimedRun =>
  async (pairs, rounds) => {
    const args = { comparison, pairs: pairs.map(([a, b]): [string, string] => [a, b]), rounds };
    const before = await cpuTimeMs(process.pid);
    const { answer, elapsedMs } = await process.op('compare.sample', args);
    const after = await cpuTimeMs(process.pid);
    if (answer.kind !== 'ack') throw new NotJudged('error', `compare.sample was ${answer.kind}`);
    const isTold = before !== null && after !== null;
    return { processorMs: isTold ? after - before : null, wallMs: elapsedMs };
  };

const capable = async (subject: SubjectUnderTest): Promise<Subject> => {
  await subject.case();
  const process = await subject.process();
  if (process.has('compare.sample')) return process;
  throw new NotJudged('not-verified', 'the subject does not declare compare.sample');
};

/** Asks once about every pair; null where the comparison fails instead of answering. */
const countEqual = async (
  process: Subject,
  comparison: Comparison,
  pairs: readonly Pair[],
): Promise<number | null> => {
  const args = { comparison, pairs: pairs.map(([a, b]): [string, string] => [a, b]), rounds: 1 };
  const { answer } = await process.op('compare.sample', args);
  if (answer.kind === 'error') return null;
  if (answer.kind !== 'ack') throw new NotJudged('error', `compare.sample was ${answer.kind}`);
  return answer.value.equal;
};

/** The longest input the comparison takes: one whose equal pairs it still finds equal. */
const longestTaken = async (
  process: Subject,
  comparison: Comparison,
  random: () => number,
): Promise<number> => {
  for (const digits of comparableDigits) {
    const equal = buildPairs(4, 'none', random, digits);
    if ((await countEqual(process, comparison, equal)) === equal.length) return digits;
  }
  return comparableDigits[2];
};

/** For each of two samplings, so that both, and what comes after them, stay within a step's deadline. */
const SAMPLING_MS = 40_000;

/** Whether the time of a sampling that begins now is over. */
const timeIsOver = (): (() => boolean) => {
  const end = performance.now() + SAMPLING_MS;
  return () => performance.now() > end;
};

/** Times a comparison of the subject, and the judge's own leaky one by the very same means. */
export const timeComparison = async (
  subject: SubjectUnderTest,
  comparison: Comparison,
  parameters: GateParameters,
  random: () => number,
) => {
  const process = await capable(subject);
  await using control = await startProcess(parameters.control, parameters);
  const digits = await longestTaken(process, comparison, random);
  const leaky = await sampleTiming(timedRun(control, comparison), random, digits, timeIsOver());
  const samples = await sampleTiming(timedRun(process, comparison), random, digits, timeIsOver());
  const instructions = await instructionsOf(process, comparison, parameters, { random, digits });
  return {
    comparison,
    digits,
    ...samples,
    control: { early_ms: leaky.early_ms, late_ms: leaky.late_ms },
    instructions,
  };
};

const kinds: readonly (readonly [FirstDifference, string])[] = [
  ['none', 'equal'],
  ['early', 'different in the first digit'],
  ['late', 'different in the last digit'],
  ['length', 'of different length'],
];

/** Asks a comparison of the subject about pairs whose answer is known. */
export const tryComparison = async (
  subject: SubjectUnderTest,
  comparison: Comparison,
  random: () => number,
) => {
  const process = await capable(subject);
  const cases = [];
  for (const [difference, what] of kinds) {
    const pairs = buildPairs(32, difference, random, comparableDigits[2]);
    const equal = difference === 'none' ? pairs.length : 0;
    const found = await countEqual(process, comparison, pairs);
    cases.push({ what, pairs: pairs.length, equal, found });
  }
  return { comparison, cases };
};
