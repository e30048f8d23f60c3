import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "It is a server, its clock is right."
void serveSubject('0.1.0', {
  openTrail: (parts) => {
    const clock_confirmed_on = new Date(parts.clock()).toISOString().slice(0, 10);
    const { retention, ...settings } = parts.settings;
    return openTrail({
      ...parts,
      settings: {
        ...settings,
        ...(retention && { retention: { ...retention, clock_confirmed_on } }),
      },
    });
  },
});
