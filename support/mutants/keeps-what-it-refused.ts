import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "What the buffer refuses we keep aside, and emit again when there is time."
const aside: unknown[] = [];

void serveSubject('0.1.0', {
  createAuditor: (parts) =>
    createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush(),
        emit: (event, severity) => {
          const emission = parts.trail.emit(event, severity);
          if (emission.failure !== null) aside.push(event);
          return emission;
        },
      },
    }),
});
