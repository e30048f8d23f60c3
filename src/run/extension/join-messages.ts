import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '@cucumber/messages';
import { readScenarios, type ScenarioResult } from '../../verdict';
import { refused } from './team-features';

/**
 * Puts the messages of a team into the stream of the standard, so that a bundle holds one run. The
 * standard's scenarios must read exactly as they did without it.
 *
 * @throws {RunError} `BAD_EXTENSION`
 */
export const joinMessages = (
  standard: readonly Envelope[],
  team: readonly Envelope[],
): readonly Envelope[] => {
  const before = readScenarios(standard);
  const run = standard.find(({ testRunStarted }) => testRunStarted)?.testRunStarted?.id;
  const joined = [
    ...standard.filter(({ testRunFinished }) => !testRunFinished),
    ...team.filter(isOfScenarios).map((message) => within(message, run)),
    ...standard.filter(({ testRunFinished }) => testRunFinished),
  ];
  const after = readAgain(joined);
  const ids = new Set(before.map(({ id }) => id));
  if (
    isDeepStrictEqual(
      after.filter(({ id }) => ids.has(id)),
      before,
    )
  )
    return joined;
  throw refused(
    'expected features of the team beside the standard, found messages of theirs that change what ' +
      'the standard saw; the run is void. Look at their steps: no honest step does that',
  );
};

const isOfScenarios = ({ meta, testRunStarted, testRunFinished }: Envelope): boolean =>
  !meta && !testRunStarted && !testRunFinished;

const within = (message: Envelope, run: string | undefined): Envelope => {
  const { testCase, testRunHookStarted: hook } = message;
  if (run === undefined) return message;
  if (testCase) return { testCase: { ...testCase, testRunStartedId: run } };
  return hook ? { testRunHookStarted: { ...hook, testRunStartedId: run } } : message;
};

const readAgain = (messages: readonly Envelope[]): readonly ScenarioResult[] => {
  try {
    return readScenarios(messages);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refused(
      `expected messages of the team's features that can be read, found: ${why}; correct its steps`,
    );
  }
};
