import { serveSubject } from '../../src/reference/door';

// "The supervisor will restart us; the default handler is fine."
void serveSubject('0.1.0', { signals: [] });
