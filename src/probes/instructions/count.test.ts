import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { judgeInstructions, seededRandom } from '../../verdict';
import { callgrindAvailability, callgrindLauncher, countInstructions } from './index';

/** Compares its pairs so many times over, as the two comparisons below do. */
const PROGRAM = `
#include <stdlib.h>
#include <string.h>
__attribute__((noinline)) static int differs(const char *a, const char *b) {
  const size_t length = strlen(a);
  DIFFERS
}
int main(int argc, char **argv) {
  volatile int found = 0;
  for (int round = atoi(argv[1]); round > 0; round--)
    for (int at = 2; at + 1 < argc; at += 2) found += differs(argv[at], argv[at + 1]);
  return 0;
}
`;

const bodies = {
  leaky: 'for (size_t i = 0; i < length; i++) if (a[i] != b[i]) return 1; return 0;',
  safe: 'int all = 0; for (size_t i = 0; i < length; i++) all |= a[i] ^ b[i]; return all;',
};

/** The counts of a program compiled from one of the bodies; skips where nothing can be counted. */
const countsOf = async (t: TestContext, body: keyof typeof bodies) => {
  const { available, reason } = await callgrindAvailability();
  const isCompiler = spawnSync('cc', ['--version']).status === 0;
  if (!available || !isCompiler) {
    t.skip(reason ?? 'there is no C compiler');
    return null;
  }
  const place = await mkdtemp(join(tmpdir(), 'proofgate-instructions-'));
  t.after(() => rm(place, { recursive: true }));
  const [source, program] = [join(place, 'compare.c'), join(place, 'compare')];
  await writeFile(source, PROGRAM.replace('DIFFERS', bodies[body]));
  execFileSync('cc', ['-O1', '-o', program, source]);
  return countInstructions(
    (file, pairs, rounds) => {
      const [valgrind, ...args] = [...callgrindLauncher(file), program];
      execFileSync(valgrind, [...args, String(rounds), ...pairs.flat()]);
      return Promise.resolve();
    },
    (name) => join(place, name),
    seededRandom(7),
    64,
  );
};

test('a comparison that stops at the first difference shows in instructions', async (t) => {
  const counts = await countsOf(t, 'leaky');
  if (counts === null) return;
  assert.ok(counts.late - counts.early > 60 * counts.comparisons, JSON.stringify(counts));
  assert.equal(judgeInstructions('seal.digest', counts)?.outcome, 'fail');
});

test('a comparison that looks at everything does not', async (t) => {
  const counts = await countsOf(t, 'safe');
  if (counts === null) return;
  assert.ok(counts.twice - counts.early > 60 * counts.comparisons, JSON.stringify(counts));
  assert.deepEqual(judgeInstructions('seal.digest', counts), { outcome: 'pass' });
});

test('a program that callgrind did not count to its end has no counts', async (t) => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-instructions-'));
  t.after(() => rm(place, { recursive: true }));
  const counts = await countInstructions(
    (file) => writeFile(file, '==1== Callgrind, a call-graph generating cache profiler\n'),
    (name) => join(place, name),
    seededRandom(7),
    64,
  );
  assert.equal(counts, null);
});
