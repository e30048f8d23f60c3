import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Hybrid is the best of the modes, so that is what everybody gets."
void serveSubject('0.1.0', {
  openTrail: ({ settings, ...parts }) =>
    openTrail({
      ...parts,
      settings: { ...settings, flush: { ...settings.flush, mode: 'hybrid' } },
    }),
});
