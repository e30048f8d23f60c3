import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a command line came to. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const projectRoot = join(__dirname, '..', '..');

/** The built command line, as a package brings it. */
const CLI = join(projectRoot, 'dist', 'src', 'cli', 'main.js');

/** A whole run takes seconds; ten minutes is a machine in trouble. */
const DEADLINE_MS = 600_000;

/** Runs a program to its end, outside any terminal. */
export const runProgram = (
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? projectRoot,
      // On GitHub the gate would tell the runner of runs that are only tests.
      env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      });
    });
  });

/** Runs `proofgate` from the command line. */
export const proofgate = (
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> => runProgram(process.execPath, [CLI, ...args], options);
