import { createAuditor, type Emission } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "We do not leave before the collector has everything."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const emissions: Emission[] = [];
    const trail = Object.assign(Object.create(parts.trail) as typeof parts.trail, {
      emit: (...event: Parameters<typeof parts.trail.emit>) => {
        const emission = parts.trail.emit(...event);
        emissions.push(emission);
        return emission;
      },
      flush: async () => {
        await parts.trail.flush();
        if (!('delivery' in parts.trail)) return;
        await Promise.allSettled(emissions.map((emission) => emission.reached('delivered')));
      },
    });
    return createAuditor({ ...parts, trail });
  },
});
