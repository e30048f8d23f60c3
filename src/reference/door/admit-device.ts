import type { Auditor } from '../audit';
import { VramError, type VramBackend, type WorkerLifecycle } from '../vram';
import type { ReferenceParts } from './parts';

interface Admission {
  readonly backend: VramBackend;
  readonly auditor: Auditor;
  readonly lifecycle: WorkerLifecycle;
  readonly workerId: string | null;
}

/**
 * Looks at the device before anything is sealed on it. An unfit one stops the worker, on record, and
 * the case goes on with a worker that refuses (POLICY-1, POLICY-2).
 */
export const admitDevice = async (
  { enforcePolicy }: ReferenceParts,
  { backend, auditor, lifecycle, workerId }: Admission,
): Promise<void> => {
  const user_id = workerId ?? 'unknown';
  const actor = { user_id, ip: null, auth_method: 'internal', session_id: null } as const;
  const device = await backend.deviceProperties();
  await enforcePolicy(device, { auditor, lifecycle, workerId, actor }).catch((cause: unknown) => {
    if (!(cause instanceof VramError && cause.code === 'POLICY_VIOLATION')) throw cause;
  });
};
