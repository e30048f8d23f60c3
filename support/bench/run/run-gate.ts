import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunCost } from '../programs/figures';

const BUILT = join(__dirname, '..', '..', '..', 'dist');
const GATE = join(BUILT, 'src', 'cli', 'main.js');
const PRELOADED = join(BUILT, 'support', 'bench', 'programs', 'tell-cost.js');

const DEADLINE_MS = 900_000;

/** What one run came to; times in seconds. */
export interface GateRun extends RunCost {
  readonly wall: number;
  /** From the start of the program to the end of the first scenario. */
  readonly firstResult: number;
}

/**
 * Judges the reference by the whole standard, with so many workers.
 *
 * @throws Error where it was not conformant: then its time says nothing
 */
export const runGate = async (directory: string, workers: number): Promise<GateRun> => {
  const cost = join(directory, 'cost.json');
  const output = join(directory, 'bundles');
  const argv = ['--require', PRELOADED, GATE, 'run', '--workers', String(workers)];
  const env = { ...process.env, PROOFGATE_COST: cost };
  const started = Date.now();
  await promisify(execFile)(process.execPath, [...argv, '--output', output], {
    env,
    timeout: DEADLINE_MS,
  });
  return {
    wall: (Date.now() - started) / 1000,
    firstResult: (await firstEnd(output)) - started / 1000,
    ...(JSON.parse(await readFile(cost, 'utf8')) as RunCost),
  };
};

interface Message {
  readonly testCaseFinished?: {
    readonly timestamp: { readonly seconds: number; readonly nanos: number };
  };
}

/** When the first scenario of the one bundle ended, in seconds of the epoch. */
const firstEnd = async (output: string): Promise<number> => {
  const [bundle = ''] = await readdir(output);
  const record = join(output, bundle, 'data', 'results', 'messages.ndjson');
  for (const line of (await readFile(record, 'utf8')).split('\n')) {
    const { testCaseFinished } = JSON.parse(line) as Message;
    if (testCaseFinished) {
      return testCaseFinished.timestamp.seconds + testCaseFinished.timestamp.nanos / 1e9;
    }
  }
  throw new Error(`expected a scenario in ${record}, found none`);
};
