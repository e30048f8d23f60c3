import { Counter, type Registry } from 'prom-client';
import type { EventSeverity } from '../../catalogue';

/** What an owner's emissions are counted with; attempts = present in the trail + failed (I4). */
export interface AuditCounters {
  attempted(): void;
  /** A failed CRITICAL event counts in the total as well (EMIT-4). */
  failed(severity: EventSeverity): void;
}

/**
 * Registers the counters of one owner: `<prefix>_audit_emit_attempts` (EMIT-8),
 * `<prefix>_audit_emit_failures` (EMIT-3) and `<prefix>_audit_critical_emit_failures` (EMIT-4).
 * All three read 0 from the start, so that a rate can be computed before anything happens.
 */
export const registerCounters = (prefix: string, registry: Registry): AuditCounters => {
  const counter = (name: string, help: string) =>
    new Counter({ name: `${prefix}_audit_${name}`, help, registers: [registry] });
  const attempts = counter('emit_attempts', 'Audit events this owner tried to record.');
  const failures = counter('emit_failures', 'Audit events refused, lost or late, all severities.');
  const critical = counter('critical_emit_failures', 'CRITICAL audit events among the failures.');
  return {
    attempted: () => {
      attempts.inc();
    },
    failed: (severity) => {
      failures.inc();
      if (severity === 'critical') critical.inc();
    },
  };
};
