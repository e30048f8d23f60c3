import { timingSafeEqual } from 'node:crypto';
import { serveSubject } from '../../src/reference/door';

// "timingSafeEqual is what the manual recommends."
void serveSubject('0.1.0', {
  comparison: (a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b)),
});
