import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "We called flush, what more can we do?"
void serveSubject('0.1.0', {
  createAuditor: (parts) =>
    createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush().catch(() => undefined),
        emit: (event, severity) => {
          const emission = parts.trail.emit(event, severity);
          if (severity !== 'critical') return emission;
          return {
            ...{ auditId: emission.auditId, eventType: event.event_type, severity, failure: null },
            reached: (level) => emission.reached(level).catch(() => undefined),
            onSettled: () => undefined,
          };
        },
      },
    }),
});
