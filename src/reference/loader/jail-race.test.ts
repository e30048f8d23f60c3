import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import { contentOf, createJail } from './testing';
import { createOpenBeneath } from './open-beneath';

/** Swaps names under the root for what lies outside and back, as fast as the system lets it. */
const swapper = `
const { renameSync, symlinkSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const [root] = process.argv.slice(1);
const point = (name, target) => {
  symlinkSync(target, root + '/next');
  renameSync(root + '/next', root + '/' + name);
};
execFileSync('mkfifo', [root + '/fifo']);
const turn = () => {
  point('way', 'sub');
  point('end', 'model');
  renameSync(root + '/sub', root + '/aside');
  symlinkSync('../outside', root + '/sub');
  point('way', '../outside');
  point('end', '../outside/secret');
  renameSync(root + '/sub', root + '/gone');
  renameSync(root + '/aside', root + '/sub');
  point('end', 'fifo');
};
turn();
process.stdout.write('swapping');
for (;;) for (let n = 0; n < 1000; n += 1) turn();
`;

const ATTEMPTS = 3000;
const paths = ['way/model', 'end', 'sub/model'];

test(
  'names that are swapped all the time never let a byte of the outside through',
  { timeout: 60_000 },
  async (t) => {
    const jail = await createJail();
    const child = spawn(process.execPath, ['-e', swapper, jail.root]);
    const tally = new Map<string, number>();
    try {
      await once(child.stdout, 'data');
      const openBeneath = createOpenBeneath();
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const path = paths[attempt % paths.length] ?? '';
        const outcome = await contentOf(openBeneath, jail, path).catch(
          (error: unknown) => (error as { code: string }).code,
        );
        tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
      }
    } finally {
      child.kill('SIGKILL');
    }
    assert.equal(tally.get('secret'), undefined);
    t.diagnostic(`${ATTEMPTS} openings: ${JSON.stringify(Object.fromEntries(tally))}`);
  },
);
