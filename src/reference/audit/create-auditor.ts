import { severityOf } from '../../catalogue';
import { inTime } from '../in-time';
import type { Auditor } from './auditor';
import type { AuditCounters } from './counters';
import type { Emission } from './emission';
import { AuditError } from './error';
import type { AuditEvent } from './events';
import type { AuditLog } from './log';
import type { Trail } from './trail';

export interface AuditorParts {
  readonly trail: Trail;
  readonly counters: AuditCounters;
  readonly log: AuditLog;
  /** The longest an operation waits for its CRITICAL event, in milliseconds (EMIT-5). */
  readonly criticalWaitMs: number;
}

/** An auditor whose emissions can also be followed one by one. */
export interface OwnerAuditor extends Auditor {
  /** Counts and hands over one event without waiting for it, whatever its severity. */
  emit(event: AuditEvent): Emission;
}

/**
 * The auditor of one owner: every attempt is counted, and every failure is counted once and logged
 * once, whether the event was refused, lost in the background long after, or too late.
 *
 * An event whose wait overran counts as failed even if the disk takes it in the end (FLUSH-5): its
 * operation has answered without it. That is the one way to be both counted as failed and present.
 */
export const createAuditor = (parts: AuditorParts): OwnerAuditor => {
  const { trail, counters, log, criticalWaitMs } = parts;
  const unsettled = new Set<Emission>();

  const settle = (emission: Emission, failure: AuditError | null): void => {
    if (!unsettled.delete(emission) || failure === null) return;
    counters.failed(emission.severity);
    log.error(`${emission.eventType} was not recorded`, failure);
  };

  const emit = (event: AuditEvent): Emission => {
    counters.attempted();
    const emission = trail.emit(event, severityOf(event.event_type));
    unsettled.add(emission);
    emission.onSettled((failure) => {
      settle(emission, failure);
    });
    return emission;
  };

  const tooSlow = () =>
    new AuditError('TOO_SLOW', `not on disk after ${criticalWaitMs} ms; see to the disk's load`);

  const awaitSynced = async (emission: Emission): Promise<void> => {
    try {
      await inTime(emission.reached('synced'), criticalWaitMs, tooSlow);
    } catch (cause) {
      settle(emission, AuditError.from(cause, 'SYNC_FAILED', 'not on disk'));
    }
  };

  return {
    emit,
    record: async (event) => {
      const emission = emit(event);
      if (emission.severity === 'critical') await awaitSynced(emission);
    },
    flush: async () => {
      const awaited = [...unsettled];
      try {
        await trail.flush();
      } catch (cause) {
        const failure = AuditError.from(cause, 'SYNC_FAILED', 'the flush failed');
        for (const emission of awaited) settle(emission, failure);
        log.error('the flush failed', failure);
      }
    },
  };
};
