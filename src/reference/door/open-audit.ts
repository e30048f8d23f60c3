import { randomUUID } from 'node:crypto';
import type { CaseConfig } from '../../protocol';
import {
  conceal,
  concealInJson,
  disabledAuditor,
  flushOnExit,
  lineLog,
  openPlatformTrail,
  platformDefaults,
  readKeyFile,
  readSigner,
  systemTimer,
  type Auditor,
  type AuditCounters,
  type AuditLog,
  type Clock,
  type Trail,
  type TrailParts,
} from '../audit';
import type { Metrics } from './metrics';
import type { ReferenceParts } from './parts';

type AuditConfig = CaseConfig['audit'];

/** One trail, and an auditor on it for each owner. */
export interface OpenAudit extends AsyncDisposable {
  /** Null where auditing is disabled. */
  readonly trail: Trail | null;
  readonly log: AuditLog;
  readonly vram: Auditor;
  readonly loader: Auditor;
}

/** Opens the audit part of a case. */
export const openAudit = async (
  config: AuditConfig,
  parts: ReferenceParts,
  metrics: Metrics,
  { clock, workerToken }: { readonly clock: Clock; readonly workerToken: string },
): Promise<OpenAudit> => {
  const hide = conceal(workerToken);
  const log = lineLog((line) => {
    parts.writeLog(hide(line));
  }, clock);
  if (config.mode === 'disabled') {
    const auditor = disabledAuditor;
    const nothing = () => Promise.resolve();
    return { trail: null, log, vram: auditor, loader: auditor, [Symbol.asyncDispose]: nothing };
  }
  const trail = await openConfiguredTrail(config, parts, metrics, {
    clock,
    log,
    conceal: concealInJson(workerToken),
  });
  const criticalWaitMs = config.flush.critical_wait_ms;
  const auditor = (counters: AuditCounters): Auditor =>
    parts.createAuditor({ trail, counters, log, criticalWaitMs });
  const lastResort = flushOnExit(trail, process);
  return {
    trail,
    log,
    vram: auditor(metrics.vram),
    loader: auditor(metrics.loader),
    [Symbol.asyncDispose]: async () => {
      await trail[Symbol.asyncDispose]();
      lastResort[Symbol.dispose]();
    },
  };
};

/** Opens the trail in the mode that is asked for, and has the metrics watch it. */
const openConfiguredTrail = async (
  config: AuditConfig,
  parts: ReferenceParts,
  metrics: Metrics,
  around: Pick<TrailParts, 'clock' | 'log' | 'conceal'>,
): Promise<Trail> => {
  const trailParts = {
    settings: config,
    storage: parts.storage,
    readKey: () => readKeyFile(config.key_file),
    newId: randomUUID,
    ...around,
  };
  if (config.mode !== 'platform') return parts.openTrail(trailParts);
  const trail = await openPlatformTrail({
    trail: trailParts,
    openTrail: parts.openTrail,
    platform: await platformOf(config),
  });
  metrics.watchDelivery(() => trail.delivery);
  return trail;
};

const platformOf = async ({ platform_url: url, platform_key_file: keyFile }: AuditConfig) => {
  if (url === undefined || keyFile === undefined) {
    throw new Error(
      'expected platform_url and platform_key_file in mode platform; give both, or choose local',
    );
  }
  return {
    settings: { ...platformDefaults, url },
    signer: await readSigner(keyFile),
    random: Math.random,
    timer: systemTimer,
    fetch: globalThis.fetch,
  };
};
