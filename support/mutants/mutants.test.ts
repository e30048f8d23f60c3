import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { requirements } from '../../src/catalogue';
import { tracingAvailability } from '../../src/probes';
import { proofgate, projectRoot } from '../e2e/proofgate';
import { mutants, type Mutant } from './index';

const chapterOf = ({ breaks: [first] }: Mutant) =>
  requirements.find(({ id }) => id === first)?.chapter;

interface RunJson {
  readonly exit: number;
  readonly requirements: readonly { id: string; outcome: string; reason?: string }[];
}

/** One mutant of each chapter, unless all are asked for: the others are of the same kind. */
const slice = new Set(
  process.env.PROOFGATE_MUTANTS === 'all'
    ? mutants
    : [...new Map(mutants.toReversed().map((mutant) => [chapterOf(mutant), mutant])).values()],
);

const tracing = tracingAvailability(process.platform, tmpdir());

const programs = join(projectRoot, 'dist', 'support', 'mutants');

describe(
  'every mutant turns its own requirements red',
  { concurrency: availableParallelism() },
  () => {
    let place = '';
    before(async () => {
      place = await mkdtemp(join(tmpdir(), 'proofgate-mutants-'));
    });
    after(() => rm(place, { recursive: true }));

    for (const mutant of mutants) {
      const { name, breaks, needsTracing = false } = mutant;
      const skip = slice.has(mutant) ? false : 'of the whole set, PROOFGATE_MUTANTS=all';
      test(`${name} is caught by ${breaks.join(', ')}`, { skip }, async (t) => {
        const { available, reason = '' } = await tracing;
        if (needsTracing && !available) {
          t.skip(reason);
          return;
        }
        const tags = breaks.map((id) => `@${id}`).join(' or ');
        const program = join(programs, `${name}.js`);
        const judge = ['run', '--json', '--workers', '1', '--output', place, '--tags', tags];
        const { stdout, stderr } = await proofgate([...judge, '--', process.execPath, program]);
        assert.equal(stderr, '');
        const result = JSON.parse(stdout) as RunJson;
        for (const id of breaks) {
          const verdict = result.requirements.find((requirement) => requirement.id === id);
          assert.equal(verdict?.outcome, 'fail', `${id}: ${verdict?.reason ?? 'no verdict'}`);
          assert.match(verdict.reason ?? '', /^expected .+; seen: .+/);
        }
        assert.equal(result.exit, 1);
      });
    }
  },
);

test('every mutant program is listed, and every one listed is built', async () => {
  const files = await readdir(__dirname);
  const written = files.filter((file) => !/^index|\.test\./.test(file));
  const listed = mutants.map(({ name }) => `${name}.ts`);
  assert.deepEqual(written.sort(), listed.sort());
  assert.deepEqual(
    mutants.filter(({ name }) => !existsSync(join(programs, `${name}.js`))),
    [],
  );
});
