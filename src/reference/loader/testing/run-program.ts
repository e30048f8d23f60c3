import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** How much of everything a program took, beyond what it had taken before it began. */
export interface Effort {
  /** Processor time of the slowest case; a busy machine does not lengthen it. */
  readonly slowestMs: number;
  /** How far the resident set rose at its peak. */
  readonly peakBytes: number;
}

const HEAP_LIMIT_MIB = 64;

/** Counting what was covered takes time and memory that is not the program's own. */
const unobserved = { ...process.env, NODE_V8_COVERAGE: '' };

/**
 * Runs a program beside this file in a process of its own, so that a crash, a hang or a full heap is
 * its own as well, and reads the JSON object it answers with.
 */
export const runProgram = async <T>(name: string, args: readonly string[]): Promise<T> => {
  const node = [`--max-old-space-size=${HEAP_LIMIT_MIB}`, '--require', 'ts-node/register'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...node, join(__dirname, `${name}.ts`), ...args],
    { timeout: 120_000, env: unobserved },
  );
  return JSON.parse(stdout) as T;
};
