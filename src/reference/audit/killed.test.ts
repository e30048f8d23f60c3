import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { readBack, trailRoom } from './testing';

/** A few by default; 200 are asked for when it counts. */
const RESTARTS = Number(process.env.TRAIL_RESTARTS ?? 6);

const PROGRAM = join(__dirname, 'testing', 'kill-program.ts');

/** Words the program says before it is killed: none after `opening`, or up to so many. */
const MOST_WORDS = 40;

const MOST_DELAY_MS = 8;

/** Runs one life on a trail, kills it at random, and says what it had acknowledged by then. */
const liveAndDie = async (directory: string, life: number): Promise<readonly string[]> => {
  const argv = ['--require', 'ts-node/register', PROGRAM, directory, String(life)];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const words: string[] = [];
  let left = Math.floor(Math.random() * MOST_WORDS);
  createInterface({ input: child.stdout }).on('line', (word) => {
    words.push(word);
    left -= 1;
    if (left === -1) setTimeout(() => child.kill('SIGKILL'), Math.random() * MOST_DELAY_MS);
  });
  const [, signal] = (await once(child, 'close')) as [unknown, string | null];
  assert.equal(signal, 'SIGKILL', 'the program must die of the kill and of nothing else');
  return words.filter((word) => word.startsWith('life-'));
};

test(`${RESTARTS} lives, each ended by SIGKILL: the chain verifies, every acknowledged event is there`, async (t) => {
  await using room = await trailRoom();
  const acknowledged: string[] = [];
  for (let life = 0; life < RESTARTS; life += 1) {
    acknowledged.push(...(await liveAndDie(room.directory, life)));
    // Killed early enough, the very first life leaves no directory at all.
    const records = existsSync(room.directory)
      ? await readBack(room.directory, [room.key], { mayBeTorn: true })
      : [];
    const present = records.map(({ event }) => event.path);
    const known = new Set(present);
    assert.deepEqual(
      acknowledged.filter((name) => !known.has(name)),
      [],
      `life ${life}`,
    );
    assert.equal(
      present.filter((path) => path !== undefined).length,
      new Set(present.filter((path) => path !== undefined)).size,
      'no event twice',
    );
  }
  const records = await readBack(room.directory, [room.key], { mayBeTorn: true });
  const told = (type: string) => records.filter(({ event }) => event.event_type === type);
  assert.deepEqual(
    told('TrailOpened')
      .slice(1)
      .filter(({ event }) => event.predecessor !== 'unclean'),
    [],
  );
  assert.equal(told('EventsLost').length, 0);
  t.diagnostic(
    `${acknowledged.length} acknowledged, ${records.length} records, ` +
      `${told('TailRecovered').length} torn tails, ${told('TrailRotated').length} rotations`,
  );
});
