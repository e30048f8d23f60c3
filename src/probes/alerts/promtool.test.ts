import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { temporaryPlace } from '../testing';
import { askGate, askPromtool, promtoolAvailability } from './index';
import type { Simulation } from './simulation';
import { alerting, counter, rising, ruleFile } from './testing';

/** Thirty minutes of two workers; after ten of them failures begin, and one worker is restarted. */
const simulation: Simulation = {
  intervalMs: 15_000,
  series: [
    counter('attempts', rising(121, 100, 7), { worker: '1' }),
    counter('failures', [...rising(41, 0, 3), ...rising(80, 2, 4)], { worker: '1' }),
    counter('attempts', [...rising(60, 1000), ...rising(61, 1000, 10)], { worker: '2' }),
    counter('failures', rising(121, 1), { worker: '2' }),
    counter('late', [...rising(45, 0).map(() => null), ...rising(76, 0, 1)], { worker: '2' }),
  ],
  deedMs: 600_000,
  deadlineMs: 1_800_000,
};

/** One alert for each thing the gate's evaluator knows. */
const alerts = {
  Ratio: 'increase(failures[5m]) / increase(attempts[5m]) > 0.01',
  RatioAbove: 'increase(failures[5m]) / increase(attempts[5m]) > 0.021',
  Share: 'sum(rate(failures[2m])) / sum(rate(attempts[2m])) > 0.002',
  ByWorker: 'sum by (worker) (rate(failures[5m])) > 0.1',
  Without: 'max without (worker) (failures) > 150',
  Fewest: 'min(increase(failures[1m])) > 5',
  Workers: 'count(failures > 20) == 2',
  Born: 'late > 0 unless late offset 5m',
  Gone: 'failures unless on (worker) attempts > 80000',
  Both: 'failures > 10 and attempts > 10000',
  Either: 'late > 1 or failures{worker!="2"} > 100',
  Scalars: '2 > bool 1',
  Negative: '-failures < -163',
  Ignoring: 'failures / ignoring (crate) attempts > 0.05',
  Past: 'failures - failures offset 10m > 40',
  Pattern: 'failures{worker=~"[0-9]+",worker!~"2"} > 163',
  'With "quotes" and ü': 'vector(1)',
};

describe('promtool', () => {
  let skip: string | false = false;
  before(async () => {
    const { available, reason } = await promtoolAvailability();
    if (!available) skip = reason ?? 'promtool does not run';
  });

  /** Runs with a place of its own where promtool is installed. */
  const where = (title: string, body: (t: TestContext, place: string) => Promise<void>): void => {
    test(title, async (t) => {
      if (skip !== false) t.skip(skip);
      else await body(t, await temporaryPlace(t));
    });
  };

  where('and the gate say the same of every kind of expression', async (_, place) => {
    for (const holding of ['0s', '3m', '20m']) {
      const files = [alerting(alerts, holding)];
      const asked = await askPromtool(files, simulation, place);
      assert.deepEqual({ ...asked?.testimony, witness: 'gate' }, askGate(files, simulation));
    }
  });

  where('and the gate say the same of any share of failures', async (_, place) => {
    const steps = fc.array(fc.nat(30), { minLength: 121, maxLength: 121 });
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.integer({ min: 1, max: 90 }), async (a, b, percent) => {
        const total = (of: readonly number[]) => of.map((_, i) => of.slice(0, i).reduce(add, 100));
        const series = [counter('failures', total(a)), counter('attempts', total(b))];
        const over = { ...simulation, series };
        const ratio = 'increase(failures[2m]) / increase(attempts[2m])';
        const files = [alerting({ A: `${ratio} > ${percent / 33}`, B: `${ratio} < 0.2` })];
        const asked = await askPromtool(files, over, place);
        assert.deepEqual(asked?.testimony.until, askGate(files, over).until);
      }),
      { numRuns: 5, seed: 20261121 },
    );
  });

  where('says what it would not load, and then nothing of alerts', async (_, place) => {
    const asked = await askPromtool([alerting({ A: 'a >' })], simulation, place);
    assert.deepEqual(asked?.testimony.alerts, []);
    assert.match([...asked.problems.values()].flat().join('\n'), /parse error/);
  });

  where('loads rules that the gate cannot evaluate, and evaluates them', async (_, place) => {
    const asked = await askPromtool([alerting({ A: 'absent(nowhere)' })], simulation, place);
    assert.deepEqual(asked?.testimony.before, ['A']);
  });

  where('has nothing to say of files without alerts', async (_, place) => {
    const asked = await askPromtool([ruleFile('groups: []')], simulation, place);
    assert.deepEqual(asked?.testimony.until, []);
  });

  where('and the gate name the same rule that cannot be evaluated', async (_, place) => {
    for (const expr of ['failures / on () attempts > 0', 'rate({__name__=~"fail.*|att.*"}[5m])']) {
      const files = [alerting({ A: expr, B: 'failures > 0' })];
      const asked = await askPromtool(files, simulation, place);
      const names = [asked?.testimony ?? assert.fail(), askGate(files, simulation)].map((told) =>
        told.broken.map(({ rule }) => rule),
      );
      assert.deepEqual(names, [['A'], ['A']]);
      assert.deepEqual(asked?.testimony.alerts, []);
    }
  });
});

const add = (a: number, b: number): number => a + b;

/** Puts a program in the place of promtool for a test. */
const instead = async (t: TestContext, script: string): Promise<string> => {
  const place = await temporaryPlace(t);
  await mkdir(join(place, 'bin'));
  await writeFile(join(place, 'bin', 'promtool'), `#!/bin/sh\n${script}\n`);
  await chmod(join(place, 'bin', 'promtool'), 0o755);
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = `${join(place, 'bin')}:${PATH ?? ''}`;
  return place;
};

test('where promtool is not installed it has no answer, and says why it is not available', async (t) => {
  const place = await temporaryPlace(t);
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = place;
  assert.equal(await askPromtool([alerting(alerts)], simulation, place), null);
  const { available, reason } = await promtoolAvailability();
  assert.equal(available, false);
  assert.match(reason ?? '', /promtool does not run/);
});

test('an answer to what was not asked is not believed', async (t) => {
  const place = await instead(
    t,
    `[ "$1" = check ] && exit 0; echo 'expr: "other", time: 1m,' >&2; exit 1`,
  );
  await assert.rejects(
    askPromtool([alerting(alerts)], simulation, place),
    /found promtool speak of other/,
  );
});

test('an error in words that nobody knows is no answer', async (t) => {
  const place = await instead(t, `[ "$1" = check ] && exit 0; echo 'error: no space' >&2; exit 1`);
  await assert.rejects(
    askPromtool([alerting(alerts)], simulation, place),
    /expected promtool to evaluate the rules, it said: error: no space/,
  );
});

test('a promtool that breaks without a word is no answer', async (t) => {
  const place = await instead(t, 'exit 7');
  await assert.rejects(askPromtool([alerting(alerts)], simulation, place));
});
