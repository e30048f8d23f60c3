import { createAuditor, flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "While events keep coming there is no need to hurry: flush when it has been quiet for a while."
const A_DAY_MS = 24 * 60 * 60 * 1000;
const A_WHILE_MS = 2_000;

void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, policy: { ...flushPolicy(parts.settings.flush), intervalMs: A_DAY_MS } }),
  createAuditor: (parts) => {
    let quiet: NodeJS.Timeout | undefined;
    const flush = () => void parts.trail.flush().catch(() => undefined);
    return createAuditor({
      ...parts,
      trail: {
        ...parts.trail,
        flush: () => parts.trail.flush(),
        emit: (event, severity) => {
          clearTimeout(quiet);
          quiet = setTimeout(flush, A_WHILE_MS).unref();
          return parts.trail.emit(event, severity);
        },
      },
    });
  },
});
