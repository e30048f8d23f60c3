import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Once accepted, it is the writer's business; the caller has gone on long ago."
void serveSubject('0.1.0', {
  createAuditor: (parts) =>
    createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush().catch(() => undefined),
        emit: (event, severity) => {
          const emission = parts.trail.emit(event, severity);
          return {
            ...emission,
            ...{ auditId: emission.auditId, eventType: event.event_type, severity, failure: null },
            reached: (level) => emission.reached(level),
            onSettled: (listener) => {
              if (emission.failure !== null || severity === 'critical')
                emission.onSettled(listener);
            },
          };
        },
      },
    }),
});
