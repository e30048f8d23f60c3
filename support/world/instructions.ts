import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Subject } from '../../src/driver';
import {
  callgrindAvailability,
  callgrindLauncher,
  countInstructions,
  type CountedWork,
  type InstructionCounts,
} from '../../src/probes';
import type { Comparison } from '../../src/protocol';
import { ordinarySetting } from '../fixtures';
import type { GateParameters } from '../parameters';
import { beginCase, layOutPlace } from './case';
import { startProcess } from './start-process';

/** Languages whose programs are machine code from the start; elsewhere a compiler at work is counted. */
const COMPILED = new Set(['rust', 'c', 'c++', 'zig']);

/** A program takes some fifty times as long where each of its instructions is counted. */
const PATIENCE = { hello_ms: 120_000, op_ms: 120_000, shutdown_ms: 60_000 };

/**
 * Counts the instructions of the comparisons of a native subject, each time in a process of its own.
 * Null where there is nothing to count with, or where the subject is not native.
 */
export const instructionsOf = async (
  subject: Subject,
  comparison: Comparison,
  parameters: GateParameters,
  draw: { readonly random: () => number; readonly digits: number },
): Promise<InstructionCounts | null> => {
  if (!COMPILED.has(subject.identity.subject.language.toLowerCase())) return null;
  if (!(await callgrindAvailability()).available) return null;
  const stem = join(parameters.workDirectory, `instructions-${randomBytes(8).toString('hex')}`);
  return countInstructions(
    countedWork(comparison, parameters, draw.random),
    (name) => `${stem}-${name}`,
    draw.random,
    draw.digits,
  );
};

/** All begin the same case, so that nothing but the pairs is different. */
const countedWork = (
  comparison: Comparison,
  parameters: GateParameters,
  random: () => number,
): CountedWork => {
  const { argv, ...command } = parameters.subject;
  return async (file, pairs, rounds) => {
    const counted = { ...command, argv: [...callgrindLauncher(file), ...argv] };
    const tracing = { ...parameters.tracing, launcher: [] };
    const limits = { ...parameters.limits, ...PATIENCE };
    await using process = await startProcess(counted, { ...parameters, tracing, limits });
    const place = await layOutPlace(parameters, random);
    const setting = ordinarySetting;
    await beginCase(process, { parameters, random, place, setting, shard: noShard });
    const args = { comparison, pairs: pairs.map(([a, b]): [string, string] => [a, b]), rounds };
    await process.op('compare.sample', args);
    await process.stop();
  };
};

const noShard = (): never => {
  throw new Error('expected no request about a shard where comparisons are counted');
};
