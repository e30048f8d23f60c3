import type { SubjectCommand } from '../driver';
import type { Tracing } from '../probes';
import { defaultLimits } from '../protocol';
import type { Inputs } from './inputs';
import type { Layout } from './layout';
import type { PreparedDevice } from './prepare-device';
import { runSuite, type SuiteResult } from './suite';
import type { Backend, Surroundings } from './types';

/** What the standard is run on, and how much of it. */
export interface StandardRequest {
  readonly subject: SubjectCommand;
  readonly backend: Backend;
  readonly tags: string;
  readonly failFast: boolean;
  readonly workers: number;
  readonly seed: number;
  readonly inputs: Inputs;
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
export const runStandard = (
  { subject, backend, inputs, ...request }: StandardRequest,
  { layout, run, device, tracing, evidence, work }: Prepared,
  { env, gateVersion, onScenario }: Pick<Surroundings, 'env' | 'gateVersion' | 'onScenario'>,
): Promise<SuiteResult> =>
  runSuite({
    layout,
    tags: request.tags,
    failFast: request.failFast,
    workers: request.workers,
    env,
    onScenario,
    parameters: {
      run,
      seed: request.seed,
      gateVersion,
      subject: { name: subject.name, argv: [...subject.argv] },
      control: { name: 'control', argv: [process.execPath, layout.programs.control] },
      tracing: parametersOf(tracing),
      backend,
      device: { ...device },
      limits: defaultLimits,
      inputs: {
        readme: [...inputs.readme],
        alertRules: [...inputs.alertRules],
        source: [...inputs.source],
      },
      evidenceDirectory: evidence,
      workDirectory: work,
    },
  });

const parametersOf = ({ available, launcher, reason }: Tracing) => ({
  ...{ available, launcher: [...launcher] },
  ...(reason !== undefined && { reason }),
});
