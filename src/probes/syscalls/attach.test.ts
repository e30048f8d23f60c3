import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { startChild, temporaryPlace } from '../testing';
import {
  attachTracer,
  dismissTracer,
  standardOutputOf,
  syncedDescriptorsOf,
  tracingAvailability,
} from './index';
import { launchers } from './tracing-availability';
import { tracerOf } from './tracer-of';

const availability = tracingAvailability(platform, tmpdir());

/** Skips with the reason where nothing can be traced. */
const traced = (title: string, run: (context: TestContext) => Promise<void>): void => {
  test(title, async (t) => {
    const { available, reason } = await availability;
    if (available) await run(t);
    else t.skip(reason);
  });
};

const NOBODY = 2 ** 22 + 1;

traced('a running process is watched, and goes on when the tracer leaves', async (t) => {
  const place = await temporaryPlace(t);
  const file = join(place, 'trail');
  const child = await startChild(t);
  await child.does('append', file);
  const tracer = await attachTracer(child.pid, join(place, 'trace'));
  assert.equal(await child.does('append', file), 'done');
  const calls = await tracer.finish();
  assert.equal(await tracerOf(child.pid), 0);
  assert.equal(await child.does('append', file), 'done');
  const writes = calls.filter(({ name, args }) => name === 'write' && args.includes(file));
  assert.equal(writes.length, 1);
  assert.match(writes[0]?.args ?? '', /"one more line\\n", 14$/);
  assert.equal(await tracer.finish(), calls, 'asked again it tells the same');
});

traced('what is injected strikes until the tracer leaves', async (t) => {
  const place = await temporaryPlace(t);
  const file = join(place, 'trail');
  const child = await startChild(t);
  const injection = { calls: ['openat'], what: 'error=ENOSPC' };
  const tracer = await attachTracer(child.pid, join(place, 'trace'), injection);
  assert.equal(await child.does('append', file), 'ENOSPC');
  const calls = await tracer.finish();
  assert.ok(calls.some(({ struck, args }) => struck && args.includes(file)));
  assert.equal(await child.does('append', file), 'done');
});

traced('the trace of a process that is killed ends with its last call', async (t) => {
  const place = await temporaryPlace(t);
  const child = await startChild(t);
  const tracer = await attachTracer(child.pid, join(place, 'trace'));
  const answers = await standardOutputOf(child.pid);
  await child.does('rest');
  await child.stop();
  const calls = await tracer.finish();
  assert.ok(calls.some(({ name, args }) => name === 'write' && args.includes(answers)));
});

for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  traced(`a tracer that somebody else ends with ${signal} tells nothing`, async (t) => {
    const place = await temporaryPlace(t);
    const child = await startChild(t);
    const tracer = await attachTracer(child.pid, join(place, 'trace'));
    const strace = await tracerOf(child.pid);
    process.kill(strace, signal);
    while (existsSync(`/proc/${strace}`)) await delay(5);
    assert.equal(await child.does('append', join(place, 'trail')), 'done');
    await assert.rejects(tracer.finish(), new RegExp(`found it ended before: ${signal}`));
  });
}

traced('a tracer that only stands there to permit others makes room', async (t) => {
  const place = await temporaryPlace(t);
  const [, permitting = []] = launchers;
  const child = spawn(permitting[0] ?? '', [...permitting.slice(1), 'cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  t.after(() => child.kill('SIGKILL'));
  child.stdin.write('ready');
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  assert.notEqual(await tracerOf(pid), 0);
  await dismissTracer(pid);
  assert.equal(await tracerOf(pid), 0);
  const tracer = await attachTracer(pid, join(place, 'trace'));
  child.stdin.write('seen');
  await once(child.stdout, 'data');
  const calls = await tracer.finish();
  assert.ok(calls.some(({ args }) => args.includes('"seen"')));
});

traced('a process that is not there cannot be watched, and strace says why', async (t) => {
  const trace = join(await temporaryPlace(t), 'trace');
  await assert.rejects(attachTracer(NOBODY, trace), /strace did not attach: .*No such process/s);
});

const skip = platform === 'linux' ? false : `needs /proc, this is ${platform}`;

test(
  'descriptors that are open for synced writing are told, others are not',
  { skip },
  async (t) => {
    const place = await temporaryPlace(t);
    const { O_CREAT, O_WRONLY, O_DSYNC, O_SYNC } = constants;
    const flags = { data: O_DSYNC, all: O_SYNC, none: 0 };
    const opened = await Promise.all(
      Object.entries(flags).map(([name, flag]) =>
        open(join(place, name), O_CREAT | O_WRONLY | flag),
      ),
    );
    const found = [...(await syncedDescriptorsOf(process.pid))].filter((each) =>
      each.includes(place),
    );
    for (const each of opened) await each.close();
    const names = found.map((each) => /([^/]+)>$/.exec(each)?.[1]).sort();
    assert.deepEqual(names, ['all', 'data']);
  },
);

test('tracing is unavailable where there is no strace, and says so', { skip }, async (t) => {
  const { PATH } = process.env;
  const place = await temporaryPlace(t);
  t.after(() => (process.env.PATH = PATH));
  process.env.PATH = place;
  const { available, reason } = await tracingAvailability('linux', place);
  assert.equal(available, false);
  assert.match(reason ?? '', /^strace cannot be used: .*ENOENT/);
});

test('tracing is unavailable where strace may not trace, and says so', { skip }, async (t) => {
  const { PATH } = process.env;
  const place = await temporaryPlace(t);
  const refused = '#!/bin/sh\necho "strace: Operation not permitted" >&2\nexit 1\n';
  await writeFile(join(place, 'strace'), refused, { mode: 0o755 });
  t.after(() => (process.env.PATH = PATH));
  process.env.PATH = `${place}:${PATH ?? ''}`;
  const { available, reason } = await tracingAvailability('linux', place);
  assert.equal(available, false);
  assert.match(reason ?? '', /^strace cannot be used: .*Operation not permitted/);
});

test('another system than Linux cannot trace, and says so', async () => {
  assert.deepEqual(await tracingAvailability('darwin', tmpdir()), {
    ...{ name: 'syscalls', available: false, launcher: [] },
    reason: 'needs Linux, this is darwin',
  });
});
