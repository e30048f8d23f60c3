import { randomUUID } from 'node:crypto';
import type { CaseConfig } from '../../protocol';
import {
  disabledAuditor,
  flushOnExit,
  lineLog,
  readKeyFile,
  type Auditor,
  type AuditCounters,
  type AuditLog,
  type Trail,
} from '../audit';
import type { Metrics } from './metrics';
import type { ReferenceParts } from './parts';

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
  config: CaseConfig['audit'],
  parts: ReferenceParts,
  metrics: Metrics,
): Promise<OpenAudit> => {
  const log = lineLog(parts.writeLog, Date.now);
  if (config.mode === 'disabled') {
    const auditor = disabledAuditor;
    const nothing = () => Promise.resolve();
    return { trail: null, log, vram: auditor, loader: auditor, [Symbol.asyncDispose]: nothing };
  }
  const trail = await parts.openTrail({
    settings: config,
    storage: parts.storage,
    readKey: () => readKeyFile(config.key_file),
    clock: Date.now,
    newId: randomUUID,
    log,
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
