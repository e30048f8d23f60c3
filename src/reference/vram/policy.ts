import type { Device } from '../../protocol';
import type { Auditor } from '../audit/auditor';
import type { AuditActor } from '../audit/events';
import { VramError } from './errors';
import type { WorkerLifecycle } from './lifecycle';

/** A rule a device breaks: which of the two ways, and what was found. */
export interface PolicyFinding {
  readonly violation: 'invalid_device_properties' | 'unified_memory_detected';
  readonly details: string;
}

interface PolicyRule extends PolicyFinding {
  readonly isBroken: (device: Device) => boolean;
}

const COMPUTE_CAPABILITY = /^[1-9]\d?\.\d{1,2}$/;
const PRINTABLE_NAME = /^\P{C}{1,256}$/u;

const isByteCount = (bytes: number): boolean => Number.isSafeInteger(bytes) && bytes > 0;

const invalid = (details: string, isBroken: PolicyRule['isBroken']): PolicyRule => ({
  violation: 'invalid_device_properties',
  details,
  isBroken,
});

const unified = (details: string, isBroken: PolicyRule['isBroken']): PolicyRule => ({
  violation: 'unified_memory_detected',
  details,
  isBroken,
});

/** What keeps a device from holding shards in its own memory alone (POLICY-1, POLICY-2), in order. */
const rules: readonly PolicyRule[] = [
  invalid('device name is empty, unprintable or too long', (d) => !PRINTABLE_NAME.test(d.name)),
  invalid('device memory is not a positive number of bytes', (d) => !isByteCount(d.total_bytes)),
  invalid(
    'compute capability is not of the form major.minor',
    (d) => !COMPUTE_CAPABILITY.test(d.compute_capability),
  ),
  unified('device has unified memory', (d) => d.unified_memory),
  unified('device is integrated and shares the memory of the host', (d) => d.integrated),
  unified('device offers managed memory only', (d) => d.managed_memory_only),
];

/** Looks at a device under the VRAM-only policy; a finding for each rule it breaks. */
export const inspectDevice = (device: Device): readonly PolicyFinding[] =>
  rules
    .filter(({ isBroken }) => isBroken(device))
    .map(({ violation, details }) => ({ violation, details }));

interface Enforcement {
  readonly auditor: Auditor | null;
  readonly lifecycle: WorkerLifecycle;
  readonly workerId: string | null;
  readonly actor: AuditActor;
  readonly inspect?: typeof inspectDevice;
}

/**
 * Lets a worker run on a device that keeps shards in its own memory alone, and stops it otherwise:
 * one PolicyViolation, on record before the answer, that names the first rule broken and lists all.
 *
 * @throws {VramError} `POLICY_VIOLATION`
 */
export const enforcePolicy = async (
  device: Device,
  { auditor, lifecycle, workerId, actor, inspect = inspectDevice }: Enforcement,
): Promise<void> => {
  const findings = inspect(device);
  const [first] = findings;
  if (first === undefined) return;
  const details = findings.map((finding) => finding.details).join('; ');
  lifecycle.stop();
  await auditor?.record({
    event_type: 'PolicyViolation',
    policy: 'vram_only',
    violation: first.violation,
    details,
    severity: 'CRITICAL',
    worker_id: workerId ?? 'unknown',
    action_taken: 'worker_stopped',
    actor,
  });
  throw new VramError(
    'POLICY_VIOLATION',
    `expected a device with memory of its own, found: ${details}; run the worker on another device`,
  );
};
