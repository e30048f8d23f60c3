import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { caseConfig, createWorkspace } from '../../support/fixtures';
import { chooseFormat, TrailError, type TrailMapping } from '../probes';
import {
  requireItself,
  startSubject,
  SubjectError,
  type Subject,
  type SubjectCommand,
} from '../driver';
import { defaultLimits, type Capability, type Ready } from '../protocol';
import { seededRandom } from '../verdict';
import type { Surroundings } from './types';

/** One step of the smoke test. */
export interface CheckStep {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface SubjectReport {
  readonly ok: boolean;
  readonly steps: readonly CheckStep[];
}

/** Formats that the configuration declares. */
type Formats = Readonly<Record<string, TrailMapping>>;

/** Without these no requirement can be judged. */
const needed: readonly Capability[] = ['audit.flush', 'vram.seal', 'vram.verify', 'loader.load'];

/**
 * An adapter's smoke test and protocol lint: hello, one case, silence, the end. Stops where the
 * protocol is broken, with the driver's own words about what was expected and what to do.
 */
export const checkSubject = async (
  command: SubjectCommand,
  around: Omit<Surroundings, 'onScenario'>,
  trailFormats: Formats = {},
): Promise<SubjectReport> => {
  const root = await mkdtemp(join(around.temporaryDirectory, 'proofgate-check-'));
  const steps: CheckStep[] = [];
  try {
    for await (const step of walk(command, root, around, trailFormats)) steps.push(step);
  } catch (cause) {
    if (!(cause instanceof SubjectError) || isOfConfiguration(cause)) throw cause;
    steps.push({ name: 'protocol', ok: false, detail: `${cause.code}: ${cause.message}` });
  } finally {
    await rm(root, { recursive: true });
  }
  return { ok: steps.every(({ ok }) => ok), steps };
};

/** Nothing to smoke-test: the command is wrong, or the versions do not meet. */
const isOfConfiguration = ({ code }: SubjectError): boolean =>
  code === 'CANNOT_START' || code === 'UNSUPPORTED_VERSION';

async function* walk(
  command: SubjectCommand,
  root: string,
  around: Omit<Surroundings, 'onScenario'>,
  trailFormats: Formats,
): AsyncGenerator<CheckStep> {
  await using subject = await startSubject(command, {
    limits: defaultLimits,
    harness: { name: 'proofgate', version: around.gateVersion },
    run: around.randomHex(8),
    nonce: around.randomHex(16),
    baseEnv: around.env,
  });
  await requireItself(subject, command);
  const { name, version, language } = subject.identity.subject;
  yield { name: 'hello', ok: true, detail: `${name} ${version} (${language}), protocol 1` };
  yield capabilities(subject);
  const workspace = await createWorkspace(join(root, 'case'), seededRandom(1));
  const worker = { id: 'worker-check', token: around.randomHex(16) };
  const ready = await subject.begin({
    case: 'check',
    seed: 1,
    workspace: workspace.directory,
    config: caseConfig(workspace, worker, { backend: 'mock', driverLibrary: null }),
  });
  yield begun(ready, trailFormats);
  if (subject.has('audit.flush')) {
    const { answer } = await subject.op('audit.flush', {});
    yield { name: 'audit.flush', ok: answer.kind === 'ack', detail: answer.kind };
  }
  await subject.silence();
  yield { name: 'silence', ok: true, detail: 'nothing said unasked' };
  await subject.end('check');
  yield { name: 'end', ok: true, detail: 'the case ended' };
  const { code, signal } = await subject.stop();
  yield { name: 'stop', ok: code === 0, detail: signal ?? `exit code ${code ?? 'none'}` };
}

/** A trail in a format that nobody has described could not be read. */
const begun = ({ trail, metrics }: Ready, trailFormats: Formats): CheckStep => {
  const detail = `trail ${trail.format}, metrics ${metrics.kind}`;
  try {
    chooseFormat(trail.format, trailFormats);
    return { name: 'begin', ok: true, detail };
  } catch (cause) {
    if (!(cause instanceof TrailError)) throw cause;
    return { name: 'begin', ok: false, detail: `${detail}: ${cause.message}` };
  }
};

const capabilities = (subject: Subject): CheckStep => {
  const missing = needed.filter((capability) => !subject.has(capability));
  const declared = `${subject.identity.capabilities.length} declared`;
  return {
    name: 'capabilities',
    ok: missing.length === 0,
    detail: missing.length === 0 ? declared : `${declared}, missing: ${missing.join(', ')}`,
  };
};
