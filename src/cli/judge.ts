import { runGate, runSeveral, type RunRequest, type Surroundings } from '../run';
import { tellGithub } from './ci/github';
import type { Context } from './context';
import { failureOf } from './exit';
import { renderSeveral } from './terminal/matrix';
import { printableLines } from './terminal/printable';
import { showProgress } from './terminal/progress';
import { runJson, severalJson } from './terminal/run-json';
import { renderRun } from './terminal/run-report';

/** What is judged, a request for each subject on each backend. */
export type Requests = readonly [RunRequest, ...RunRequest[]];

/** Judges one subject, tells what it came to, and answers the exit code. */
export const judgeOne = async (
  [request]: Requests,
  json: boolean,
  context: Context,
): Promise<number> => {
  const result = await shown(context, json, (around) => runGate(request, around));
  context.out.write(json ? inJson(runJson([result])) : renderRun(result, context.out));
  await tellGithub({ ...result, results: [result], notJudged: [] }, context);
  return result.exit;
};

/** Judges several subjects, tells of each and then of all, and answers the exit code of the worst. */
export const judgeSeveral = async (
  requests: Requests,
  json: boolean,
  context: Context,
): Promise<number> => {
  const several = await shown(context, json, (around, clear) =>
    runSeveral(requests, around, {
      failureOf,
      onJudged: (result) => {
        clear();
        if (!json) context.out.write(renderRun(result, context.out));
      },
      onFailure: ({ name, backend, reason }) => {
        clear();
        const why = printableLines(reason);
        context.err.write(`proofgate: ${name} on ${backend} could not be judged: ${why}\n`);
      },
    }),
  );
  context.out.write(json ? inJson(severalJson(several)) : renderSeveral(several, context.out));
  await tellGithub(several, context);
  return several.exit;
};

const inJson = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Does something that takes its time, with a line that says how far it is. */
const shown = async <T>(
  context: Context,
  json: boolean,
  work: (around: Surroundings, clear: () => void) => Promise<T>,
): Promise<T> => {
  const { onScenario, clear } = showProgress(context, json);
  try {
    return await work({ ...context, gateVersion: context.version, onScenario }, clear);
  } finally {
    clear();
  }
};
