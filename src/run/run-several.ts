import { basename, join } from 'node:path';
import { columnPlace, readSeveral, writeSeveral, type Column, type ColumnOutcome } from '../bundle';
import { freeName, severalName } from './bundle-name';
import { RunError } from './errors';
import { runGate } from './gate';
import { findLayout } from './layout';
import {
  asColumn,
  placeIn,
  severalResult,
  type NotJudged,
  type SeveralResult,
} from './several-result';
import type { RunRequest, RunResult, Surroundings } from './types';

/** What is told while a run over several subjects goes on. */
interface Telling {
  readonly onJudged: (result: RunResult) => void;
  readonly onFailure: (failed: NotJudged) => void;
  /** How a subject that could not be judged would end a run of its own, and why, in words. */
  readonly failureOf: (cause: unknown) => Pick<NotJudged, 'exit' | 'reason'>;
}

/**
 * Runs the gate on several subjects, one after the other, and leaves one bundle that holds that of
 * each. A subject that cannot be judged takes its column, and keeps no other from being judged.
 *
 * @throws {RunError} `NONE_JUDGED`, caused by what ends worst
 * @throws {BundleError} `EXISTS`, `UNWRITABLE`
 */
export const runSeveral = async (
  requests: readonly [RunRequest, ...RunRequest[]],
  around: Surroundings,
  telling: Telling,
): Promise<SeveralResult> => {
  const [{ output, signingKey }] = requests;
  const columns = requests.map(columnOf);
  const directory = freeName(join(output, severalName(around.now())));
  const results: RunResult[] = [];
  const failures: { readonly cause: unknown; readonly exit: number }[] = [];
  const judge = async (
    index: number,
    place: string,
    among: NonNullable<RunRequest['among']>,
  ): Promise<ColumnOutcome> => {
    const [request, column] = [requests[index], columns[index]];
    if (!request || !column) throw new RangeError(`expected subject ${index}, found none`);
    try {
      const result = await runGate({ ...request, output: place, among }, around);
      const kept = asColumn(result, column, placeIn(directory, columnPlace(column, index)));
      results.push(kept);
      telling.onJudged(kept);
      return { bundle: basename(result.bundle) };
    } catch (cause) {
      const failure = telling.failureOf(cause);
      failures.push({ cause, exit: failure.exit });
      telling.onFailure({ ...column, ...failure });
      if (failures.length === requests.length) throw noneJudged(failures);
      return failure;
    }
  };
  const gate = { name: 'proofgate', version: around.gateVersion } as const;
  const machinePaths = machinePathsOf(requests, around);
  await writeSeveral({
    directory,
    gate,
    columns,
    now: around.now,
    signingKey,
    machinePaths,
    judge,
  });
  const read = await readSeveral(directory);
  if (read) return severalResult(directory, read, results);
  throw new RangeError(`expected a bundle over several subjects at ${directory}, found another`);
};

/** Why a subject could not be judged names places of this machine, which are nobody's business. */
const machinePathsOf = (
  requests: readonly RunRequest[],
  { env, temporaryDirectory }: Surroundings,
): Readonly<Record<string, string>> => ({
  ...{ home: env.HOME ?? '', temporary: temporaryDirectory, root: findLayout().root },
  ...Object.fromEntries(
    requests.map(({ subject }, index) => [`subject-${index + 1}`, subject.cwd ?? '']),
  ),
});

/** By the name in the configuration; a command of no name by that of its program. */
const columnOf = ({ subject, backend }: RunRequest): Column => ({
  name: basename(subject.name),
  backend,
});

const noneJudged = (
  failures: readonly { readonly cause: unknown; readonly exit: number }[],
): RunError => {
  const [worst] = failures.toSorted((a, b) => b.exit - a.exit);
  return new RunError(
    'NONE_JUDGED',
    `expected at least one subject that can be judged, found none of ${failures.length}: what is ` +
      'wrong with each is told above; nothing was written',
    { cause: worst?.cause },
  );
};
