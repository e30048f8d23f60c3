import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../verdict';
import type { Taken } from './calibrate';
import { sampleTiming, type Pair, type TimingSamples } from './index';

interface Call {
  readonly pairs: readonly Pair[];
  readonly rounds: number;
}

/** What a single round takes: next to nothing. */
const ONCE_MS = 0.1;

/** A run that takes what it is told to, and notes how it was asked. */
const observed = (elapsed: (call: Call, nth: number) => number) => {
  const calls: Call[] = [];
  const timed = (pairs: readonly Pair[], rounds: number): Promise<Taken> => {
    calls.push({ pairs, rounds });
    const took = rounds === 1 ? ONCE_MS : elapsed({ pairs, rounds }, calls.length);
    return Promise.resolve({ processorMs: took, wallMs: took });
  };
  return { calls, timed };
};

const differAt = ({ pairs }: Call): number =>
  Math.max(...pairs.map(([a, b]) => a.split('').findIndex((digit, n) => digit !== b[n])));

const names = ['early_ms', 'late_ms', 'again_ms'] as const;

/** Which class was timed when, read from a run that answers with the number of its call. */
const orders = (samples: TimingSamples): string[] =>
  samples.early_ms.map((_, turn) =>
    [...names].sort((a, b) => (samples[a][turn] ?? 0) - (samples[b][turn] ?? 0)).join(' '),
  );

/** Long enough at once, so that the first two calls of many rounds calibrate. */
const LONG_MS = 10;

test('each class is timed equally often, turn by turn', async () => {
  const { calls, timed } = observed((_, nth) => LONG_MS + nth);
  const samples = await sampleTiming(timed, seededRandom(1), 64);
  assert.deepEqual(
    names.map((name) => samples[name].length),
    [151, 151, 151],
  );
  const first = calls.length - 3 * 151 + 1;
  for (let turn = 0; turn < 151; turn += 1) {
    const nths = names.map((name) => (samples[name][turn] ?? 0) - LONG_MS).sort((a, b) => a - b);
    assert.deepEqual(
      nths,
      [0, 1, 2].map((n) => first + turn * 3 + n),
    );
  }
});

test('the order within a turn is random: every order comes about as often as another', async () => {
  const { timed } = observed((_, nth) => LONG_MS + nth);
  const seen = orders(await sampleTiming(timed, seededRandom(1), 64));
  const counts = new Map<string, number>();
  for (const order of seen) counts.set(order, (counts.get(order) ?? 0) + 1);
  assert.equal(counts.size, 6);
  assert.ok([...counts.values()].every((count) => count > 10));
  const again = orders(
    await sampleTiming(observed((_, n) => LONG_MS + n).timed, seededRandom(2), 64),
  );
  assert.notDeepEqual(again, seen);
});

test('early and once more are the very same pairs; late ones differ at the end', async () => {
  const { calls, timed } = observed((_, nth) => LONG_MS + nth);
  const samples = await sampleTiming(timed, seededRandom(3), 32);
  const pairsOf = (name: (typeof names)[number]) =>
    new Set(samples[name].map((value) => calls[value - LONG_MS - 1]?.pairs));
  const [[early], [late], [again]] = [
    [...pairsOf('early_ms')],
    [...pairsOf('late_ms')],
    [...pairsOf('again_ms')],
  ];
  assert.ok(early && late);
  assert.equal(again, early);
  assert.ok(early.length > 1 && early.length === late.length);
  assert.equal(differAt({ pairs: early, rounds: 1 }), 0);
  assert.equal(differAt({ pairs: late, rounds: 1 }), 31);
  for (const name of names) assert.equal(pairsOf(name).size, 1);
});

test('calibration goes on until a run takes long enough, and all samples go as many rounds', async () => {
  const { calls, timed } = observed(({ rounds }) => rounds / 1000);
  await sampleTiming(timed, seededRandom(4), 64);
  const sampled = calls.at(-1)?.rounds ?? 0;
  assert.ok(sampled >= 3000 && sampled < 6000, `${sampled}`);
  const before = calls.slice(0, -3 * 151);
  const calibrating = before.slice(
    0,
    before.findIndex((call) => call.rounds === sampled),
  );
  assert.ok(calibrating.length > 1 && calibrating.length < 20, `${calibrating.length}`);
  assert.ok(calibrating.every(({ rounds }) => rounds < 3000));
  assert.deepEqual(new Set(calls.slice(-3 * 151).map(({ rounds }) => rounds)), new Set([sampled]));
});

test('a slow first run does not settle the calibration', async () => {
  const { calls, timed } = observed(({ rounds }, nth) => (nth === 1 ? 50 : rounds / 1000));
  await sampleTiming(timed, seededRandom(7), 64);
  assert.ok((calls.at(-1)?.rounds ?? 0) >= 3000);
});

test('calibration stops at its limit where a run never takes any time', async () => {
  const { calls, timed } = observed(() => 0);
  await sampleTiming(timed, seededRandom(5), 64);
  assert.equal(Math.max(...calls.map(({ rounds }) => rounds)), 200_000);
  assert.ok(calls.length < 4 * 3 * 151 + 400 + 40, `${calls.length}`);
});

/** A compiler that is done after so many calls: until then all takes less each time. */
const compiledAfter = (done: number) =>
  observed(({ rounds }, nth) => (rounds / 1000) * Math.max(1, 10 - (9 * nth) / done));

test('nothing is timed before the time of the comparison has settled', async () => {
  const { calls, timed } = compiledAfter(60);
  const { early_ms } = await sampleTiming(timed, seededRandom(8), 64);
  assert.equal(new Set(early_ms).size, 1);
  assert.ok((early_ms[0] ?? 0) >= 3);
  assert.ok(calls.length < 3 * 151 + 120, `${calls.length}`);
});

test('what never settles is waited for 400 runs long, or until the time is over', async () => {
  const restless = () => observed((_, nth) => LONG_MS * (1 + (nth % 2)));
  // Twice five runs of one round and two of many calibrate, nine more of one round are kept.
  const beside = 2 * 7 + 9;
  const patient = restless();
  await sampleTiming(patient.timed, seededRandom(12), 64);
  assert.equal(patient.calls.length, beside + 400 + 3 * 151);
  const hurried = restless();
  await sampleTiming(hurried.timed, seededRandom(12), 64, () => true);
  assert.equal(hurried.calls.length, beside + 3 * 9);
});

test('one slow run of one round does not ask for more rounds', async () => {
  let singles = 0;
  const { samples } = await clocked(({ rounds }) => ({
    processorMs: rounds === 1 && (singles += 1) % 5 === 1 ? 50 : rounds / 100,
    wallMs: rounds,
  }));
  assert.ok(samples.late_ms.every((ms) => ms >= 3 && ms < 10));
});

test('while equal work does not take equal time more is timed, up to four times as much', async () => {
  const quietFrom = (nth: number) => {
    let last = 0;
    return observed((_, n) => LONG_MS * (n < nth ? 1 + (last = (last * 7 + n) % 11) : 1));
  };
  const sampled = async (nth: number) =>
    (await sampleTiming(quietFrom(nth).timed, seededRandom(9), 64)).early_ms.length;
  assert.equal(await sampled(0), 151);
  assert.equal(await sampled(Number.POSITIVE_INFINITY), 4 * 151);
});

test('once the time is over what was taken is enough, and no less than the check asks for', async () => {
  let calls = 0;
  const { timed } = observed(() => LONG_MS);
  const over = (after: number) => {
    calls = 0;
    const isOver = () => calls > after;
    const counted: typeof timed = (...asked) => {
      calls += 1;
      return timed(...asked);
    };
    return sampleTiming(counted, seededRandom(10), 64, isOver);
  };
  assert.equal((await over(0)).early_ms.length, 9);
  const { early_ms, again_ms } = await over(90);
  assert.ok(early_ms.length > 9 && early_ms.length < 40, `${early_ms.length}`);
  assert.equal(again_ms.length, early_ms.length);
});

test('a run that fails ends the sampling', async () => {
  const broken = () => Promise.reject(new Error('it died'));
  await assert.rejects(sampleTiming(broken, seededRandom(6), 64), { message: 'it died' });
});

/** Samples of a run whose clocks go as they are told to. */
const clocked = async (read: (call: Call) => Taken) => {
  const calls: Call[] = [];
  const timed = (pairs: readonly Pair[], rounds: number): Promise<Taken> => {
    calls.push({ pairs, rounds });
    return Promise.resolve(read({ pairs, rounds }));
  };
  return { samples: await sampleTiming(timed, seededRandom(11), 64), calls };
};

test('the time on a processor is taken where it grows with the rounds', async () => {
  const { samples } = await clocked(({ rounds }) => ({ processorMs: rounds / 100, wallMs: 77 }));
  assert.ok(samples.early_ms.every((ms) => ms >= 3 && ms < 77));
});

for (const [what, processorMs] of [
  ['stands still', 0],
  ['does not grow with the rounds', 4],
  ['is not told', null],
] as const) {
  test(`the time on the wall is taken where that on a processor ${what}`, async () => {
    const { samples, calls } = await clocked(({ rounds }) => ({
      processorMs,
      wallMs: rounds / 100 + 0.5,
    }));
    const sampled = calls.at(-1)?.rounds ?? 0;
    assert.ok(sampled >= 250, `${sampled}`);
    for (const name of names)
      assert.deepEqual(new Set(samples[name]), new Set([sampled / 100 + 0.5]));
    assert.ok(calls.every(({ rounds }) => rounds < 100_000));
  });
}

test('a run of one round is taken often enough for the check, of the late pairs', async () => {
  const { samples, calls } = await clocked(({ rounds }) => ({
    processorMs: rounds / 100,
    wallMs: rounds,
  }));
  assert.deepEqual(samples.once_ms, Array<number>(9).fill(0.01));
  const single = calls.filter(({ rounds }) => rounds === 1);
  assert.ok(single.slice(-9).every((call) => differAt(call) === 63));
});

test('a run on which no clock depends is sampled all the same: that is for the check to see', async () => {
  const { samples } = await clocked(() => ({ processorMs: 5, wallMs: 5 }));
  assert.deepEqual(new Set([...samples.once_ms, ...samples.late_ms]), new Set([5]));
});
