import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The dry run takes a tenth of a second. */
const PROBE_MS = 10_000;

/** What the trail does to its files; what is not traced cannot be injected into. */
export const TRACED =
  'openat,write,writev,pwrite64,pwritev,fdatasync,fsync,ftruncate,rename,renameat,renameat2,close,link,unlink';

/** One call as the trace tells it. */
export interface TracedCall {
  readonly thread: string;
  readonly name: string;
  /** How many calls of this name the thread had made by then, this one included. */
  readonly nth: number;
  /** The name of the file it is about. */
  readonly file: string;
}

const CALL = /^(?<thread>\d+)\s+(?<name>\w+)\((?<rest>.*)$/;

/** A path as an argument, and the one that a descriptor leads to. */
const QUOTED = /"[^"]*\/([^"/]+)"/;
const OPEN = /<[^>]*\/([^>/]+)>/;

/** Why faults cannot be injected on this machine; null when they can. */
export const whyNoStrace = (): string | null => {
  const injecting = ['-f', '-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO'];
  for (const options of [['-f', '-e', 'trace=none'], injecting]) {
    const { error, status, stderr } = spawnSync('strace', [...options, 'true'], {
      encoding: 'utf8',
      timeout: PROBE_MS,
    });
    if (error !== undefined) return `strace does not run: ${error.message}`;
    if (status !== 0) return `strace cannot trace here: ${stderr.trim()}`;
  }
  return null;
};

/**
 * The arguments that put a program under strace; only calls on these very paths are seen.
 *
 * A filter in the kernel spares the program a stop at every other call; but strace 6.1 sends no
 * signal from there.
 */
export const underStrace = (
  trace: string,
  paths: readonly string[],
  injections: readonly string[],
): readonly string[] => [
  'strace',
  ...['-f', '-y', '-o', trace, '-e', `trace=${TRACED}`],
  ...(injections.some((each) => each.includes(':signal=')) ? [] : ['--seccomp-bpf']),
  ...injections.flatMap((each) => ['-e', `inject=${each}`]),
  ...paths.flatMap((path) => ['-P', path]),
];

/** The calls of a trace, in order. */
export const readTrace = async (trace: string): Promise<readonly TracedCall[]> => {
  const counts = new Map<string, number>();
  const calls: TracedCall[] = [];
  for (const line of (await readFile(trace, 'utf8')).split('\n')) {
    const { thread, name, rest } = CALL.exec(line)?.groups ?? {};
    if (thread === undefined || name === undefined || rest === undefined) continue;
    const nth = (counts.get(thread + name) ?? 0) + 1;
    counts.set(thread + name, nth);
    calls.push({ thread, name, nth, file: (QUOTED.exec(rest) ?? OPEN.exec(rest))?.[1] ?? '' });
  }
  return calls;
};

/** Lines in which strace says that it struck; a case in which there are none shows nothing. */
export const strikes = async (trace: string): Promise<number> =>
  (await readFile(trace, 'utf8')).match(/ \((?:INJECTED|DELAYED)\)$|killed by SIGKILL/gm)?.length ??
  0;
