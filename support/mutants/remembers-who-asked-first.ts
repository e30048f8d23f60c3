import { serveSubject } from '../../src/reference/door';
import { changing, type Event } from './parts';

// "There is one client; ask once who it is."
let first: Event['actor'] | null = null;

void serveSubject('0.1.0', {
  createAuditor: changing((event) => ({ ...event, actor: (first ??= event.actor) })),
});
