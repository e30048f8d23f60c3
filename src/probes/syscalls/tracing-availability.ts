import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Availability } from '../availability';
import { attachTracer, dismissTracer } from './attach';

const DEADLINE_MS = 5_000;

/**
 * What a subject's command line is put behind so that it may be traced later. Mostly nothing; but
 * under Yama's `ptrace_scope` 1 only a process that permits it may be traced by a stranger, and
 * `strace -D` has it do so before it becomes the subject, whose process id stays the same.
 */
export const launchers: readonly (readonly string[])[] = [
  [],
  [
    'strace',
    '-D',
    '-I',
    '1',
    '-qq',
    '-e',
    'trace=none',
    '-e',
    'signal=none',
    '-o',
    '/dev/null',
    '--',
  ],
];

/** Whether system calls can be watched and struck here, and how subjects have to be started then. */
export interface Tracing extends Availability {
  /** Whoever starts behind it has `dismissTracer` called once the subject runs. */
  readonly launcher: readonly string[];
}

/** Tries it out, on a process of its own: strace attaches, and a fault is seen to strike. */
export const tracingAvailability = async (
  platform: string,
  temporaryDirectory: string,
): Promise<Tracing> => {
  const name = 'syscalls';
  if (platform !== 'linux') return unavailable(name, `needs Linux, this is ${platform}`);
  const place = await mkdtemp(join(temporaryDirectory, 'proofgate-tracing-'));
  try {
    let reason: string | null = null;
    for (const launcher of launchers) {
      const failure = await whyNot(launcher, join(place, 'trace'));
      if (failure === null) return { name, available: true, launcher };
      reason ??= failure;
    }
    return unavailable(name, reason ?? '');
  } finally {
    await rm(place, { recursive: true });
  }
};

const unavailable = (name: string, reason: string): Tracing => ({
  ...{ name, available: false, launcher: [], reason },
});

const diedAtOnce = (): never => {
  throw new Error('what was started to be traced ended at once');
};

/** What `cat` is given to write must not get through. */
const whyNot = async (launcher: readonly string[], file: string): Promise<string | null> => {
  const command = [...launcher, 'cat'];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: DEADLINE_MS,
  });
  // Whether it still reads shows in whether it lives.
  child.stdin.on('error', () => undefined);
  try {
    await once(child, 'spawn');
    const exited = once(child, 'exit');
    child.stdin.write('ready');
    await Promise.race([once(child.stdout, 'data'), exited.then(diedAtOnce)]);
    await dismissTracer(child.pid ?? 0);
    const tracer = await attachTracer(child.pid ?? 0, file, {
      ...{ calls: ['write'], what: 'error=EIO' },
    });
    child.stdin.end('not to be written');
    await exited;
    const calls = await tracer.finish();
    return calls.some(({ struck }) => struck)
      ? null
      : 'strace attached, but its fault did not strike';
  } catch (cause) {
    return `strace cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`;
  } finally {
    child.kill('SIGKILL');
  }
};
