import type { SubjectCommand } from '../driver';
import type { Tracing } from '../probes';
import { defaultLimits } from '../protocol';
import type { Inputs } from './inputs';
import type { Layout } from './layout';
import type { PreparedDevice } from './prepare-device';
import { runSuite, type SuiteRequest, type SuiteResult } from './suite';
import type { Backend, RunRequest, Surroundings } from './types';

/** What the standard is run on, and how much of it. */
export interface StandardRequest {
  readonly subject: SubjectCommand;
  readonly backend: Backend;
  readonly tags: string;
  readonly failFast: boolean;
  readonly workers: number;
  readonly seed: number;
  readonly inputs: Inputs;
  /** What the metrics of the subject are promised to begin with. */
  readonly prefixes?: RunRequest['prefixes'];
  readonly trailFormats?: RunRequest['trailFormats'];
  readonly choose?: SuiteRequest['choose'];
}

/** What every scenario of a run finds ready. */
export interface Prepared {
  readonly layout: Layout;
  readonly run: string;
  readonly device: PreparedDevice;
  readonly tracing: Tracing;
  /** Directories of the run: what is kept, and what is thrown away. */
  readonly evidence: string;
  readonly work: string;
}

/** Runs the standard on a subject; what came of it stands in the messages. */
export const runStandard = (...given: Parameters<typeof standardSuite>): Promise<SuiteResult> =>
  runSuite(standardSuite(...given));

/** The standard as a suite to run on a subject. */
export const standardSuite = (
  {
    subject,
    backend,
    inputs,
    prefixes = {},
    trailFormats = {},
    choose,
    ...request
  }: StandardRequest,
  { layout, run, device, tracing, evidence, work }: Prepared,
  { env, gateVersion, onScenario }: Pick<Surroundings, 'env' | 'gateVersion' | 'onScenario'>,
): SuiteRequest => ({
  layout,
  tags: request.tags,
  failFast: request.failFast,
  workers: request.workers,
  env,
  onScenario,
  ...(choose && { choose }),
  parameters: {
    run,
    seed: request.seed,
    gateVersion,
    subject: { ...subject, argv: [...subject.argv] },
    prefixes: { ...prefixes },
    trailFormats: structuredClone(trailFormats),
    control: { name: 'control', argv: [process.execPath, layout.programs.control] },
    tracing: parametersOf(tracing),
    backend,
    device: { ...device },
    limits: defaultLimits,
    inputs: listsOf(inputs),
    evidenceDirectory: evidence,
    workDirectory: work,
  },
});

/** Lists of their own: parameters cross into worker threads. */
const listsOf = ({ readme, alertRules, source }: Inputs) => ({
  readme: [...readme],
  alertRules: [...alertRules],
  source: [...source],
});

const parametersOf = ({ available, launcher, reason }: Tracing) => ({
  ...{ available, launcher: [...launcher] },
  ...(reason !== undefined && { reason }),
});
