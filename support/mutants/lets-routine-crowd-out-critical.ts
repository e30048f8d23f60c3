import { createAuditor, type Emission } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Full is full: one buffer, one limit, first come, first served."
const isFull = ({ failure }: Emission): boolean => failure?.code === 'BUFFER_FULL';

let full: Emission | null = null;

void serveSubject('0.1.0', {
  createAuditor: (parts) =>
    createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush(),
        emit: (event, severity) => {
          if (severity === 'critical' && full !== null) {
            return { ...full, eventType: event.event_type, severity };
          }
          const emission = parts.trail.emit(event, severity);
          if (severity !== 'critical') full = isFull(emission) ? emission : null;
          return emission;
        },
      },
    }),
});
