import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a program of a benchmark ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It did not end by itself. */
  readonly isOverdue: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** The longest program takes a few seconds; a busy machine may need several times that. */
const DEADLINE_MS = 60_000;

/** Built JavaScript, as a subject runs: a compiler in the process would be measured too. */
const PROGRAMS = join(__dirname, '..', '..', 'dist', 'support', 'bench', 'programs');

interface ProgramOptions {
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** A program and its arguments that start Node in their turn. */
  readonly under?: readonly string[];
  readonly deadlineMs?: number;
}

/** Runs a program of `support/bench/programs` in a process of its own, to its end. */
export const runProgram = (
  name: string,
  args: readonly string[],
  { node = [], under = [], deadlineMs = DEADLINE_MS }: ProgramOptions = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const argv = [...under, process.execPath, ...node, join(PROGRAMS, `${name}.js`), ...args];
    const [command = process.execPath, ...rest] = argv;
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    let isOverdue = false;
    const deadline = setTimeout(() => {
      isOverdue = child.kill('SIGKILL');
    }, deadlineMs);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(deadline);
      const stdout = Buffer.concat(out).toString();
      resolve({ code, signal, isOverdue, stdout, stderr: Buffer.concat(err).toString() });
    });
  });

/**
 * The figures that a program answers with.
 *
 * @throws Error with what it said, when it did not end well
 */
export const measure = async <T>(
  name: string,
  args: readonly string[],
  options?: ProgramOptions,
): Promise<T> => {
  const { code, signal, stdout, stderr } = await runProgram(name, args, options);
  if (code === 0) return JSON.parse(stdout) as T;
  const end = signal ?? `exit code ${String(code)}`;
  throw new Error(`${name} ${args.join(' ')} ended with ${end}, expected 0: ${stderr}`);
};
