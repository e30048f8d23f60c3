import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'koffi';

const SOURCES = join(__dirname, '..', '..', '..', '..', '..', '..', 'support', 'fake-cuda');

const sources = (): string[] =>
  readdirSync(SOURCES)
    .filter((file) => file.endsWith('.c'))
    .map((file) => join(SOURCES, file));

const compilerProblem = (): string | false => {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'needs a C compiler to build the emulated driver, found none';
  }
};

/** Why nothing can be tried on the emulated driver here; false where it can. */
export const noEmulation = compilerProblem();

/** Builds the emulated driver into a temporary folder, and says where it lies. */
export const buildEmulatedDriver = async (...flags: readonly string[]): Promise<string> => {
  const library = join(mkdtempSync(join(tmpdir(), 'fake-cuda-')), 'libcuda.so.1');
  const strict = ['-std=gnu11', '-Wall', '-Wextra', '-Werror', '-O2', ...flags];
  await promisify(execFile)('cc', [
    ...strict,
    ...['-shared', '-fPIC', '-pthread', '-o', library],
    ...sources(),
  ]);
  return library;
};

const kinds = ['memory', 'pinned', 'stream', 'module', 'context'] as const;

const count = (library: string, kind: string): number => {
  const ask = load(library).func('int fake_cuda_live(const char *kind)') as (of: string) => number;
  return ask(kind);
};

/** How many of each kind the emulated driver holds now, those left out of which there are none. */
export const heldBy = (library: string): Partial<Record<(typeof kinds)[number], number>> =>
  Object.fromEntries(
    kinds.map((kind) => [kind, count(library, kind)] as const).filter(([, held]) => held !== 0),
  );

/** How often memory was given back that was not all zero. */
export const unscrubbedBy = (library: string): number => count(library, 'unscrubbed');

/** Sets up the emulated driver, which reads it as it is next initialized. */
export const emulate = (settings: {
  readonly devices?: number;
  readonly memory?: number;
  readonly integrated?: number;
  readonly fail?: string;
}): void => {
  for (const name of ['devices', 'memory', 'integrated', 'fail'] as const) {
    const value = settings[name];
    const variable = `FAKE_CUDA_${name.toUpperCase()}`;
    if (value === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = String(value);
  }
};
