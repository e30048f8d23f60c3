import type { AuditActor } from '../audit/events';

/** The worker itself, where it acts and nobody has asked it to (ACTOR-1, ACTOR-2). */
export const ownActor = (workerId: string | null): AuditActor => ({
  user_id: workerId ?? 'unknown',
  ip: null,
  auth_method: 'internal',
  session_id: null,
});
