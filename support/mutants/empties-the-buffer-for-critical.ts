import { serveSubject } from '../../src/reference/door';
import { holdingRoutine } from './parts';

// "When it is critical, make room: what is routine can go."
void serveSubject('0.1.0', {
  openTrail: holdingRoutine((waiting) => {
    waiting.length = 0;
  }),
});
