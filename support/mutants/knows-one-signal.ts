import { serveSubject } from '../../src/reference/door';

// "Orchestrators send SIGTERM; nobody presses Ctrl-C in production."
void serveSubject('0.1.0', { signals: ['SIGTERM'] });
