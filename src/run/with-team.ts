import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { joinMessages, runTeam, type Extension } from './extension';
import type { SuiteRequest } from './suite';

type TeamSuite = Pick<
  SuiteRequest,
  'layout' | 'tags' | 'failFast' | 'workers' | 'parameters' | 'env' | 'onScenario'
>;

/**
 * Runs the features of a team after the standard has been, in another process and with places of
 * their own, and joins both into one run. No code of the team is loaded before the last scenario of
 * the standard has ended.
 *
 * @throws {RunError} `BAD_EXTENSION`
 */
export const withTeam = async (
  standard: readonly Envelope[],
  extension: Extension,
  suite: TeamSuite,
): Promise<readonly Envelope[]> => {
  const place = dirname(extension.features);
  const evidenceDirectory = join(place, 'evidence');
  const workDirectory = join(place, 'work');
  await Promise.all([evidenceDirectory, workDirectory].map((one) => mkdir(one)));
  const { layout, tags, failFast, workers } = suite;
  const given = suite.parameters as { readonly evidenceDirectory: string };
  const messages = await runTeam(
    layout.programs.extension,
    {
      ...{ tags, failFast, workers, features: extension.features, steps: extension.steps },
      parameters: { ...suite.parameters, evidenceDirectory, workDirectory },
      standardTexts: [...new Set(standard.flatMap(({ pickle }) => textsOf(pickle)))],
    },
    extension,
    suite,
  );
  const joined = joinMessages(standard, messages);
  await takeOver(evidenceDirectory, given.evidenceDirectory);
  return joined;
};

const textsOf = (pickle: Envelope['pickle']): readonly string[] =>
  (pickle?.steps ?? []).map(({ text }) => text);

/** Evidence bears the name of its digest, which the bundle checks: nothing is written over. */
const takeOver = async (from: string, to: string): Promise<void> => {
  for (const name of await readdir(from)) {
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).catch(
      (cause: unknown) => {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      },
    );
  }
};
