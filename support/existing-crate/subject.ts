import { serveSubject } from '../../src/reference/door';
import { openPlainTrail } from './trail';

// A crate that wrote its audit trail before there was a gate: what it does is sound, but for its trail.
void serveSubject('0.1.0', { openTrail: openPlainTrail, trailFormat: 'ours/1' });
