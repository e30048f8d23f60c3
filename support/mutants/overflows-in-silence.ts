import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A full buffer is no failure: it is what a buffer is for."
void serveSubject('0.1.0', {
  createAuditor: (parts) =>
    createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush(),
        emit: (event, severity) => {
          const emission = parts.trail.emit(event, severity);
          if (emission.failure?.code !== 'BUFFER_FULL') return emission;
          return { ...emission, failure: null, onSettled: () => undefined };
        },
      },
    }),
});
