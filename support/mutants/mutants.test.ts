import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { requirements, type RequirementId } from '../../src/catalogue';
import { tracingAvailability } from '../../src/probes';
import type { KillMatrix } from '../../src/selftest';
import { proofgate, projectRoot } from '../e2e/proofgate';
import { alertRules, readmes, sources } from './inputs';
import { mutants } from './index';

interface Listed {
  readonly name: string;
  readonly breaks: readonly RequirementId[];
  readonly needsTracing?: true;
}

const all: readonly Listed[] = [...mutants, ...alertRules, ...readmes, ...sources];

const chapterOf = ({ breaks: [first] }: Listed) =>
  requirements.find(({ id }) => id === first)?.chapter;

/** One mutant of each chapter, unless all are asked for: the others are of the same kind. */
const slice =
  process.env.PROOFGATE_MUTANTS === 'all'
    ? all
    : [...new Map(all.toReversed().map((mutant) => [chapterOf(mutant), mutant])).values()];

const tracing = tracingAvailability(process.platform, tmpdir());

const programs = join(projectRoot, 'dist', 'support', 'mutants');

describe('every mutant turns its own requirements red', () => {
  let place = '';
  let matrix: KillMatrix;
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-mutants-'));
    const chosen = slice.flatMap(({ name }) => ['--mutant', name]);
    const env = { PROOFGATE_CACHE: place };
    const { stdout, stderr } = await proofgate(['selftest', '--json', ...chosen], { env });
    assert.equal(stderr, '');
    matrix = JSON.parse(stdout) as KillMatrix;
  });
  after(() => rm(place, { recursive: true }));

  for (const { name, breaks, needsTracing = false } of slice) {
    test(`${name} is caught by ${breaks.join(', ')}`, async (t) => {
      const { available, reason = '' } = await tracing;
      if (needsTracing && !available) {
        t.skip(reason);
        return;
      }
      const killedBy = matrix.matrix.filter(({ mutant }) => mutant === name);
      assert.deepEqual(
        killedBy.map(({ requirement }) => requirement),
        breaks,
      );
    });
  }

  test('no finding is unclear, and the healthy subject fails none of it', () => {
    assert.deepEqual(matrix.unclearFindings, []);
    assert.deepEqual(matrix.failingOnHealthy, []);
  });

  test('a part of the mutants says nothing of the gate, and is not kept', async () => {
    assert.deepEqual(await readdir(place), []);
  });
});

test('every mutant program is listed, and every one listed is built', async () => {
  const files = await readdir(__dirname);
  const written = files.filter((file) => file.endsWith('.ts') && !/^index|\.test\./.test(file));
  const listed = mutants.map(({ name }) => `${name}.ts`);
  assert.deepEqual(written.sort(), listed.sort());
  assert.deepEqual(
    mutants.filter(({ name }) => !existsSync(join(programs, `${name}.js`))),
    [],
  );
});

test('every blocking requirement is broken by a mutant', () => {
  const broken = new Set(all.flatMap(({ breaks }) => breaks));
  const blocking = requirements.filter(({ severity }) => severity === 'blocking');
  assert.deepEqual(
    blocking.filter(({ id }) => !broken.has(id)),
    [],
  );
  assert.ok(all.length >= 80, `expected at least 80 mutants, found ${all.length}`);
});
