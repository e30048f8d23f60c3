import assert from 'node:assert/strict';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ground, type Ground } from './ground';
import { runWriter } from './run-writer';
import { readTrace, underStrace, type TracedCall } from './strace';

/** A life to be disturbed, and what it finds when it begins. */
export interface Session {
  readonly title: string;
  readonly steps: readonly string[];
  /** Names of the events that lie there before. */
  readonly before: readonly string[];
  readonly lay: (place: Ground) => Promise<void>;
}

/** Opens, writes alone and in batches, rotates, goes on and closes. */
export const FIRST_LIFE: Session = {
  title: 'a first life',
  steps: ['critical', 'routine*2', 'critical', 'rotate', 'critical', 'routine', 'dispose'],
  before: [],
  lay: () => Promise.resolve(),
};

/** Sets a torn tail aside, completes the books and goes on. */
export const LIFE_AFTER_A_CRASH: Session = {
  title: 'a life after a crash',
  steps: ['critical', 'dispose'],
  before: ['before-0', 'before-1'],
  lay: async ({ directory }) => {
    await runWriter(directory, 'before', ['critical', 'rotate', 'critical', 'dispose']);
    const newest = (await readdir(directory)).filter((name) => name.endsWith('.audit')).sort()[0];
    await appendFile(join(directory, newest ?? ''), '{"seq":7,"log_id":"torn');
  },
};

/** What a session on a healthy disk asks of the system, call by call. */
export const healthyCalls = async ({ lay, steps }: Session): Promise<readonly TracedCall[]> => {
  await using place = await ground();
  await lay(place);
  const { code, log } = await runWriter(place.directory, 'healthy', steps, {
    under: underStrace(place.trace, place.paths, []),
  });
  assert.equal(code, 0, log);
  const calls = await readTrace(place.trace);
  const threads = new Set(calls.map(({ thread }) => thread));
  assert.equal(threads.size, 1, 'a call is found by its number only on a single thread');
  return calls;
};
