import {
  loadConfiguration,
  loadSupport,
  runCucumber,
  type IConfiguration,
  type ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { parse as parseTags } from '@cucumber/tag-expressions';
import { basename, dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { scenarioKey } from '../bundle';
import { readScenarios } from '../verdict';
import { RunError } from './errors';
import type { Layout } from './layout';
import type { Progress } from './types';

/** What the suite is run with. */
export interface SuiteRequest {
  readonly layout: Layout;
  readonly tags: string;
  readonly failFast: boolean;
  readonly workers: number;
  /** Handed to every scenario; see the support code's parameters. */
  readonly parameters: IConfiguration['worldParameters'];
  readonly env: NodeJS.ProcessEnv;
  readonly onScenario: (progress: Progress) => void;
  /** Further step files, which may be modules. */
  readonly imports?: readonly string[];
  /** Looks at the steps before they run. */
  readonly inspect?: (steps: ISupportCodeLibrary) => void;
  /** Which of the scenarios that the tags leave are to be run, by id; all where nobody chooses. */
  readonly choose?: (planned: readonly string[]) => ReadonlySet<string>;
}

/** The Cucumber messages of a run, and what Cucumber printed besides. */
export interface SuiteResult {
  readonly messages: readonly Envelope[];
  readonly printed: string;
}

/** What the first suite of a process loaded: a module registers its steps only once. */
let loaded: ISupportCodeLibrary | undefined;

/**
 * Runs the standard through Cucumber and keeps every message. Whether it "succeeded" is not asked:
 * cucumber exits 0 where nothing matched, so the verdict is drawn from the messages alone.
 */
export const runSuite = async (request: SuiteRequest): Promise<SuiteResult> => {
  assertTags(request.tags);
  const { layout } = request;
  const printed: string[] = [];
  const environment = { cwd: layout.root, env: request.env, ...silent(printed) };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: [`${layout.features}/**/*.feature`],
        requireModule: [...layout.requireModules],
        require: [...layout.requirePaths],
        import: [...(request.imports ?? [])],
        tags: request.tags,
        failFast: request.failFast,
        parallel: request.workers > 1 ? request.workers : 0,
        worldParameters: request.parameters,
        // The default formatter would print into the captured stream for nobody to read.
        format: ['summary'],
      },
    },
    environment,
  );
  const messages: Envelope[] = [];
  const watch = watchProgress(request.onScenario);
  loaded ??= await loadSupport(runConfiguration, environment);
  request.inspect?.(loaded);
  const choose = chooserOf(request, messages);
  // Declared as JSON, for a command line could not name anything else; handed on as it is.
  const options = { choose } as unknown as IConfiguration['pluginOptions'];
  const plugins = { specifiers: [layout.choicePlugin], options };
  await runCucumber({ ...runConfiguration, plugins, support: loaded }, environment, (message) => {
    messages.push(message);
    watch(message);
  });
  return { messages, printed: printed.join('') };
};

/** What Cucumber says of a scenario before it runs. */
interface Candidate {
  readonly pickle: { readonly uri: string };
  readonly location: { readonly line: number };
}

/** Asks by id, as results name scenarios: by then the stream has told of all of them. */
const chooserOf =
  ({ choose }: SuiteRequest, messages: readonly Envelope[]) =>
  (candidates: readonly Candidate[]): readonly Candidate[] => {
    const ids = new Map(readScenarios(messages).map((known) => [scenarioKey(known), known.id]));
    const idOf = ({ pickle, location }: Candidate): string =>
      ids.get(scenarioKey({ feature: pickle.uri, line: location.line })) ?? '';
    if (!choose) return candidates;
    const chosen = choose(candidates.map(idOf));
    return candidates.filter((candidate) => chosen.has(idOf(candidate)));
  };

const assertTags = (tags: string): void => {
  try {
    if (tags !== '') parseTags(tags);
  } catch (cause) {
    throw new RunError(
      'BAD_TAGS',
      `expected a tag expression such as "@EMIT-3 or @FLUSH-1", found ${JSON.stringify(tags)}: ` +
        `${cause instanceof Error ? cause.message : String(cause)}; mend the expression`,
      { cause },
    );
  }
};

const silent = (printed: string[]) => {
  const sink = (): PassThrough =>
    new PassThrough().on('data', (chunk: Buffer) => {
      printed.push(chunk.toString());
    });
  return { stdout: sink(), stderr: sink() };
};

/** Follows the stream and tells of each scenario as it ends. */
const watchProgress = (onScenario: (progress: Progress) => void) => {
  const told = new Map<string, { name: string; chapter: string }>();
  const pickleOf = new Map<string, string>();
  const running = new Map<string, { name: string; chapter: string; status: string }>();
  let done = 0;
  return (message: Envelope): void => {
    if (message.pickle) {
      const { id, name, uri } = message.pickle;
      told.set(id, { name, chapter: basename(dirname(uri)) });
    }
    if (message.testCase) pickleOf.set(message.testCase.id, message.testCase.pickleId);
    if (message.testCaseStarted) {
      const { id, testCaseId } = message.testCaseStarted;
      const what = told.get(pickleOf.get(testCaseId) ?? '') ?? { name: '', chapter: '' };
      running.set(id, { ...what, status: 'PASSED' });
    }
    if (message.testStepFinished) {
      const { testCaseStartedId, testStepResult } = message.testStepFinished;
      const scenario = running.get(testCaseStartedId);
      if (scenario?.status === 'PASSED') scenario.status = testStepResult.status;
    }
    if (message.testCaseFinished) {
      const scenario = running.get(message.testCaseFinished.testCaseStartedId);
      done += 1;
      if (scenario) onScenario({ ...scenario, done, total: pickleOf.size });
    }
  };
};
