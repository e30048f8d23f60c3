import { serveSubject } from '../../src/reference/door';
import { holdingRoutine } from './parts';

// "Critical first; what is routine can wait until there is time."
void serveSubject('0.1.0', { openTrail: holdingRoutine(() => undefined) });
