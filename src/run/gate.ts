import type { KeyObject } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { shardName, writeBundle, type Print, type WrittenBundle } from '../bundle';
import { regulations, requirements, type RequirementDefinition } from '../catalogue';
import type { Tracing } from '../probes';
import { defaultLimits, type HelloOk } from '../protocol';
import { isWhole, showOf } from '../selftest';
import { printPage } from '../site';
import { decideRun, readScenarios } from '../verdict';
import { RunError } from './errors';
import { prepareExtension } from './extension';
import { withTeam } from './with-team';
import { identify } from './identify';
import { recordInputs } from './inputs';
import { bundleName, freeName } from './bundle-name';
import { countOutcomes } from './count-outcomes';
import { describeGate } from './describe-gate';
import { assertBuilt, findLayout } from './layout';
import { planRun } from './plan-run';
import { prepareDevice } from './prepare-device';
import { probeAvailability, tracing } from './probe-availability';
import { gateDigest, openMatrices } from './selftest';
import { standardSuite } from './standard';
import { runSuite, type SuiteResult } from './suite';
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
  const extension =
    request.extension && (await prepareExtension(request.extension, staging.extension));
  const device = await prepareDevice(request.backend, layout, staging.work);
  const traced = await tracing(around);
  const planning = planRun(request, await describeGate(around.gateVersion, layout.code));
  const suite = standardSuite(
    { ...request, choose: planning.choose },
    { layout, run, device, tracing: traced, evidence: staging.evidence, work: staging.work },
    around,
  );
  const standard = await runSuite(suite);
  assertScenarios(standard);
  const plan = planning.plan();
  const messages = extension
    ? await withTeam(standard.messages, extension, suite)
    : standard.messages;
  const gate = await gateDigest(layout);
  const mutants = showOf(gate, await openMatrices(around.env).read(gate));
  const judgedBy = [...requirements, ...(extension?.requirements ?? [])];
  const decided = judgeRun(messages, judgedBy, identity, request);
  const finishedAt = around.now();
  const bundle = await writeBundle({
    directory: freeName(
      join(request.output, bundleName(identity.subject, startedAt, request.shard)),
    ),
    messages,
    catalogue: { requirements: judgedBy, regulations },
    ...(extension && { extension }),
    evidenceDirectory: staging.evidence,
    featuresDirectory: layout.features,
    ...decided,
    mutants,
    demandedAssurance: request.assurance,
    exceptions: request.exceptions,
    ...(request.waiversText !== null && { waiversText: request.waiversText }),
    subject: { ...identity.subject, ...subjectDetails(identity, request) },
    gate: { name: 'proofgate', version: around.gateVersion },
    environment: { ...(await describeEnvironment(run, request, around, traced)), inputs },
    plan,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    signingKey: request.signingKey,
    secrets: textsOf(request.signingKey),
    ...(request.pdf && { print: printer(around) }),
    machinePaths: { work: staging.work, evidence: staging.evidence, root: layout.root },
  });
  return {
    ...summarize(decided, bundle, identity, request),
    catalogue: judgedBy,
    selfTest: { isWhole: isWhole(mutants), note: mutants.note },
    durationMs: finishedAt.getTime() - startedAt.getTime(),
  };
};

const assertScenarios = ({ messages, printed }: SuiteResult): void => {
  if (messages.some(({ pickle }) => pickle)) return;
  throw new RunError(
    'NO_FEATURES',
    `expected the standard's scenarios, found none; Cucumber said: ${printed || 'nothing'}`,
  );
};

/** The signing key as its file has it: a subject that reads it and tells it must not publish it. */
const textsOf = (signingKey: KeyObject | null): readonly string[] =>
  signingKey ? [signingKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')] : [];

const printer =
  ({ env, platform }: Surroundings): Print =>
  (page, pdf) =>
    printPage({ named: env.PROOFGATE_BROWSER, platform, architecture: process.arch }, page, pdf);

/** Draws the verdict from the messages, and from nothing else. */
const judgeRun = (
  messages: readonly Envelope[],
  judgedBy: readonly RequirementDefinition[],
  identity: HelloOk,
  request: RunRequest,
) => {
  const scenarios = readScenarios(messages);
  const decision = decideRun(judgedBy, scenarios, {
    subject: identity.subject.name,
    backend: request.backend,
    assurance: request.assurance,
    exceptions: request.exceptions,
  });
  return { scenarios, ...decision };
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
): Omit<RunResult, 'catalogue' | 'selfTest' | 'durationMs'> => ({
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
  standings: decided.standings,
  scenarios: decided.scenarios,
  counts: countOutcomes(decided.verdicts),
  shard: request.shard,
});

const describeEnvironment = async (
  run: string,
  request: RunRequest,
  around: Surroundings,
  traced: Tracing,
) => ({
  run,
  seed: request.seed,
  tags: request.tags,
  ...(request.shard && { shard: shardName(request.shard) }),
  ...(request.among && { among: request.among }),
  workers: request.workers,
  ...(Object.keys(request.trailFormats).length > 0 && { trailFormats: request.trailFormats }),
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
  /** What a team adds to the run, copied before any of it runs. */
  readonly extension: string;
}

/** Temporary places of a run: what goes into the bundle, and what is thrown away. */
const openStaging = async (request: RunRequest, around: Surroundings): Promise<Staging> => {
  const root = await mkdtemp(join(around.temporaryDirectory, 'proofgate-'));
  const evidence = join(root, 'evidence');
  const work = join(root, 'work');
  const extension = join(root, 'extension');
  await Promise.all([evidence, work, extension].map((place) => mkdir(place)));
  await makeOutput(request.output);
  const dispose = () => rm(root, { recursive: true });
  return { evidence, work, extension, [Symbol.asyncDispose]: dispose };
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
