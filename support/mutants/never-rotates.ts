import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "One file is easier to find than many."
void serveSubject('0.1.0', {
  openTrail: ({ settings, ...parts }) =>
    openTrail({
      ...parts,
      settings: { ...settings, rotation: { max_bytes: Number.MAX_SAFE_INTEGER } },
    }),
});
