import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Availability } from '../availability';
import type { RuleFile } from './rule-file';
import { alertNames, type BrokenRule, type Simulation, type Testimony } from './simulation';
import { moments, testFile, testQuestions } from './test-file';

const run = promisify(execFile);

/** It evaluates minutes of samples in a tenth of a second; a busy machine may take longer. */
const DEADLINE_MS = 30_000;

/** Whether Prometheus' own tool for rules is installed, and which version. */
export const promtoolAvailability = async (): Promise<Availability & { version?: string }> => {
  const name = 'promtool';
  try {
    const { stdout, stderr } = await run('promtool', ['--version'], { timeout: DEADLINE_MS });
    const version = /version (\S+)/.exec(stdout + stderr)?.[1];
    return { name, available: true, ...(version === undefined ? {} : { version }) };
  } catch (cause) {
    return { name, available: false, reason: `promtool does not run: ${told(cause).message}` };
  }
};

/** What promtool says, and the files with which anyone can have it say so again. */
export interface PromtoolAnswer {
  readonly testimony: Testimony;
  /** File by file, why promtool would not load it. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
  readonly testFile: string;
}

/**
 * Has promtool check the rule files and evaluate them over a simulation; null where it is not
 * installed.
 *
 * @param place a directory of its own, for the files that promtool reads
 * @throws {Error} when promtool said something that cannot be read
 */
export const askPromtool = async (
  files: readonly RuleFile[],
  simulation: Simulation,
  place: string,
): Promise<PromtoolAnswer | null> => {
  try {
    return await ask(files, simulation, place);
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && syscall === 'spawn promtool') return null;
    throw cause;
  }
};

const ask = async (
  files: readonly RuleFile[],
  simulation: Simulation,
  place: string,
): Promise<PromtoolAnswer> => {
  await mkdir(place, { recursive: true });
  for (const { sha256, text } of files) await writeFile(join(place, `${sha256}.yaml`), text);
  const problems = new Map<string, readonly string[]>();
  for (const { sha256 } of files) problems.set(sha256, await checkRules(sha256, place));
  const text = testFile(files, simulation);
  await writeFile(join(place, 'test.yaml'), text);
  const loads = [...problems.values()].every((found) => found.length === 0);
  const { fired, broken } = loads
    ? await testRules(place)
    : { fired: new Set<string>(), broken: [] };
  const alerts = loads && broken.length === 0 ? alertNames(files) : [];
  const firedIn = ({ windowMs }: { windowMs: number }): readonly string[] =>
    testQuestions(alerts, windowMs).flatMap(({ alert, expr }) =>
      fired.delete(expr) ? [alert] : [],
    );
  const { before, until } = moments(simulation);
  const testimony: Testimony = {
    witness: 'promtool',
    alerts,
    before: firedIn(before),
    until: firedIn(until),
    broken,
    unknown: [],
  };
  if (fired.size > 0) {
    throw new Error(`expected answers to what was asked, found promtool speak of ${[...fired][0]}`);
  }
  return { testimony, problems, testFile: text };
};

const checkRules = async (sha256: string, place: string): Promise<readonly string[]> => {
  try {
    await run('promtool', ['check', 'rules', `${sha256}.yaml`], {
      cwd: place,
      timeout: DEADLINE_MS,
    });
    return [];
  } catch (cause) {
    const lines = told(cause)
      .stderr.split('\n')
      .map((line) => line.trim());
    const problems = lines.filter((line) => line !== '' && line !== 'FAILED:');
    if (problems.length === 0) throw cause;
    return problems.map((line) => line.replace(`${sha256}.yaml: `, ''));
  }
};

/**
 * The questions of the test file that were not answered with "it never fired", and the rules that
 * could not be evaluated; where there is one, nothing is answered.
 */
const testRules = async (
  place: string,
): Promise<{ fired: Set<string>; broken: readonly BrokenRule[] }> => {
  try {
    await run('promtool', ['test', 'rules', 'test.yaml'], { cwd: place, timeout: DEADLINE_MS });
    return { fired: new Set(), broken: [] };
  } catch (cause) {
    const said = told(cause).stderr;
    const failed = [...said.matchAll(/expr: ("(?:[^"\\]|\\.)*"), time: /g)];
    const broken = [...said.matchAll(/^\s*rule: (.+), time: \S+, err: (.+)$/gm)].map(
      ([, rule = '', why = '']) => ({ rule, why }),
    );
    if (broken.length > 0) return { fired: new Set(), broken };
    const unread = /\berr(?:or)?:/i.test(said.replace(/"(?:[^"\\]|\\.)*"/g, ''));
    if (failed.length === 0 || unread) {
      throw new Error(`expected promtool to evaluate the rules, it said: ${said}`, { cause });
    }
    const fired = new Set(failed.map(([, quoted = '""']) => JSON.parse(quoted) as string));
    return { fired, broken: [] };
  }
};

const told = (cause: unknown): { message: string; stderr: string } => {
  const { message = String(cause), stderr = '' } = cause as { message?: string; stderr?: string };
  return { message, stderr };
};
