import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeBundle, type WrittenBundle } from '../bundle';
import { requirements } from '../catalogue';
import type { Tracing } from '../probes';
import { defaultLimits, type HelloOk } from '../protocol';
import {
  decide,
  exitCode,
  outcomes,
  readScenarios,
  runVerdict,
  type Outcome,
  type RequirementVerdict,
} from '../verdict';
import { isWhole, showOf } from '../selftest';
import { RunError } from './errors';
import { identify } from './identify';
import { recordInputs } from './inputs';
import { assertBuilt, findLayout } from './layout';
import { prepareDevice } from './prepare-device';
import { probeAvailability, tracing } from './probe-availability';
import { gateDigest, openMatrices } from './selftest';
import { runStandard } from './standard';
import type { SuiteResult } from './suite';
import type { RunRequest, RunResult, Surroundings } from './types';

/**
 * Runs the gate: hear who the subject is, run the standard on it, read the record of the run, decide
 * every requirement, seal it all in a bundle.
 *
 * @throws {RunError | SubjectError | BundleError} when no verdict could be reached.
 */
export const runGate = async (request: RunRequest, around: Surroundings): Promise<RunResult> => {
  const layout = findLayout();
  assertBuilt(layout);
  const run = around.randomHex(8);
  const startedAt = around.now();
  const inputs = await recordInputs(request.inputs);
  const identity = await identify(request.subject, run, around);
  await using staging = await openStaging(request, around);
  const device = await prepareDevice(request.backend, layout, staging.work);
  const traced = await tracing(around);
  const suite = await runStandard(
    request,
    { layout, run, device, tracing: traced, evidence: staging.evidence, work: staging.work },
    around,
  );
  const gate = await gateDigest(layout);
  const mutants = showOf(gate, await openMatrices(around.env).read(gate));
  const decided = judgeRun(suite, identity, request);
  const finishedAt = around.now();
  const bundle = await writeBundle({
    directory: join(request.output, bundleName(identity, startedAt)),
    messages: suite.messages,
    evidenceDirectory: staging.evidence,
    featuresDirectory: layout.features,
    ...decided,
    mutants,
    demandedAssurance: request.assurance,
    subject: { ...identity.subject, ...subjectDetails(identity, request) },
    gate: { name: 'proofgate', version: around.gateVersion },
    environment: { ...(await describeEnvironment(run, request, around, traced)), inputs },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    signingKey: request.signingKey,
    machinePaths: { work: staging.work, evidence: staging.evidence, root: layout.root },
  });
  return {
    ...summarize(decided, bundle, identity, request),
    selfTest: { isWhole: isWhole(mutants), note: mutants.note },
    durationMs: finishedAt.getTime() - startedAt.getTime(),
  };
};

/** Draws the verdict from the messages, and from nothing else. */
const judgeRun = ({ messages, printed }: SuiteResult, identity: HelloOk, request: RunRequest) => {
  const scenarios = readScenarios(messages);
  if (scenarios.length === 0) {
    throw new RunError(
      'NO_FEATURES',
      `expected the standard's scenarios, found none; Cucumber said: ${printed || 'nothing'}`,
    );
  }
  const verdicts = decide(requirements, scenarios, {
    subject: identity.subject.name,
    backend: request.backend,
    assurance: request.assurance,
  });
  const verdict = runVerdict(verdicts, requirements);
  const exit = exitCode(verdict);
  return { scenarios, verdicts, verdict, exit };
};

type Decided = ReturnType<typeof judgeRun>;

const subjectDetails = (identity: HelloOk, request: RunRequest) => ({
  adapter: identity.adapter,
  capabilities: identity.capabilities,
  backend: request.backend,
});

const summarize = (
  decided: Decided,
  bundle: WrittenBundle,
  identity: HelloOk,
  request: RunRequest,
): Omit<RunResult, 'selfTest' | 'durationMs'> => ({
  verdict: decided.verdict,
  exit: decided.exit,
  bundle: bundle.directory,
  signed: bundle.signed,
  subject: {
    name: identity.subject.name,
    version: identity.subject.version,
    backend: request.backend,
  },
  requirements: decided.verdicts,
  scenarios: decided.scenarios,
  counts: countOutcomes(decided.verdicts),
});

const countOutcomes = (verdicts: readonly RequirementVerdict[]): Record<Outcome, number> =>
  Object.fromEntries(
    outcomes.map((outcome) => [outcome, verdicts.filter((v) => v.outcome === outcome).length]),
  ) as Record<Outcome, number>;

/** `<subject>-<version>-<UTC stamp>`, in letters that every file system takes. */
const bundleName = ({ subject }: HelloOk, startedAt: Date): string =>
  `${subject.name}-${subject.version}-${startedAt.toISOString().replace(/[:.]/g, '')}`.replace(
    /[^\w.-]+/g,
    '_',
  );

const describeEnvironment = async (
  run: string,
  request: RunRequest,
  around: Surroundings,
  traced: Tracing,
) => ({
  run,
  seed: request.seed,
  tags: request.tags,
  workers: request.workers,
  node: process.version,
  platform: around.platform,
  architecture: process.arch,
  cores: availableParallelism(),
  limits: defaultLimits,
  probes: (await probeAvailability(around, traced)).map((probe) => ({ ...probe })),
});

interface Staging extends AsyncDisposable {
  readonly evidence: string;
  readonly work: string;
}

/** Temporary places of a run: what goes into the bundle, and what is thrown away. */
const openStaging = async (request: RunRequest, around: Surroundings): Promise<Staging> => {
  const root = await mkdtemp(join(around.temporaryDirectory, 'proofgate-'));
  const evidence = join(root, 'evidence');
  const work = join(root, 'work');
  await Promise.all([evidence, work].map((place) => mkdir(place)));
  await makeOutput(request.output);
  return { evidence, work, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
};

const makeOutput = async (output: string): Promise<void> => {
  try {
    await mkdir(output, { recursive: true });
  } catch (cause) {
    throw new RunError(
      'UNWRITABLE',
      `expected a directory to write bundles to, found ${output} cannot be made: ` +
        `${cause instanceof Error ? cause.message : String(cause)}; choose another with --output`,
      { cause },
    );
  }
};
