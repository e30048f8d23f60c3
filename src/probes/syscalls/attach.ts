import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readTrace, type TracedCall } from './trace';
import { isTracedBy, tracerOf } from './tracer-of';

/** Attaching takes some 10 ms; a machine under load may need more. */
const ATTACH_DEADLINE_MS = 10_000;
const END_DEADLINE_MS = 5_000;
const POLL_MS = 2;

/** Longer than any record of a case, so that every write is seen to its last byte. */
const MOST_BYTES = 1024 * 1024;

export const SYNCS = ['fsync', 'fdatasync', 'syncfs', 'sync'] as const;
export const WRITES = [
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2'],
  ...['sendto', 'sendmsg', 'sendmmsg'],
] as const;
export const OPENS = ['open', 'openat', 'openat2', 'creat'] as const;

/** What strace does to calls besides watching them. */
export interface Injection {
  readonly calls: readonly string[];
  /** As strace says it: `error=EIO`, `delay_enter=30000000` (in microseconds). */
  readonly what: string;
}

/** A process whose system calls are written down. */
export interface Tracer {
  /**
   * Lets go of the process, which goes on undisturbed, and tells what it did meanwhile.
   *
   * @throws {Error} where somebody else ended the tracer: what came after is not in the trace.
   */
  finish(): Promise<readonly TracedCall[]>;
}

/** Calls that some architectures lack are asked for with `?`. */
const namesOf = (calls: readonly string[]): string => calls.map((call) => `?${call}`).join(',');

const argumentsFor = (pid: number, file: string, injection: Injection | null): string[] => [
  ...['-f', '-y', '-qq', '-s', String(MOST_BYTES), '-o', file],
  ...['-e', 'signal=none', '-e', `trace=${namesOf([...WRITES, ...SYNCS, ...OPENS])}`],
  ...(injection === null ? [] : ['-e', `inject=${namesOf(injection.calls)}:${injection.what}`]),
  ...['-p', String(pid)],
];

/**
 * Attaches strace to a running process and all its threads; what they do from then on is written to
 * `file`, and the injection strikes.
 *
 * @throws {Error} with what strace said, where it may not or cannot.
 */
export const attachTracer = async (
  pid: number,
  file: string,
  injection: Injection | null = null,
): Promise<Tracer> => {
  const strace = spawn('strace', argumentsFor(pid, file, injection), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  strace.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const gone = once(strace, 'close').catch((cause: unknown) => {
    complaint += String(cause);
  });
  const isOver = { value: false };
  void gone.then(() => (isOver.value = true));
  const isAttached = () => isOver.value || isTracedBy(pid, strace.pid ?? 0);
  const inTime = await eventually(isAttached, ATTACH_DEADLINE_MS);
  if (isOver.value || !inTime) {
    strace.kill('SIGKILL');
    throw new Error(`strace did not attach: ${complaint.trim() || 'it said nothing'}`);
  }
  let calls: Promise<readonly TracedCall[]> | null = null;
  return { finish: () => (calls ??= end(strace, gone, file)) };
};

/** Has a tracer that only stands there to permit others (see `Tracing.launcher`) make room. */
export const dismissTracer = async (pid: number): Promise<void> => {
  const tracer = await tracerOf(pid);
  if (tracer === 0) return;
  process.kill(tracer, 'SIGINT');
  await eventually(async () => (await tracerOf(pid)) === 0, END_DEADLINE_MS);
};

const end = async (
  strace: ChildProcess,
  gone: Promise<unknown>,
  file: string,
): Promise<readonly TracedCall[]> => {
  const isAsked = strace.kill('SIGINT');
  const timer = setTimeout(() => strace.kill('SIGKILL'), END_DEADLINE_MS);
  await gone;
  clearTimeout(timer);
  if (!isWhole(strace, isAsked)) {
    const how = strace.signalCode ?? `exit code ${String(strace.exitCode)}`;
    throw new Error(`expected strace to watch until the end, found it ended before: ${how}`);
  }
  return readTrace(await readFile(file, 'utf8'));
};

/** By itself strace ends when all that it watched have ended, with 0; else because it was asked to. */
const isWhole = ({ exitCode, signalCode }: ChildProcess, isAsked: boolean): boolean =>
  exitCode === 0 || (isAsked && signalCode === 'SIGINT');

const eventually = async (
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += POLL_MS) {
    if (await isSo()) return true;
    await delay(POLL_MS);
  }
  return isSo();
};
