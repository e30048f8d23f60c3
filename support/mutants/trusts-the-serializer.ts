import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The serializer escapes what has to be escaped."
void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, conceal: (text) => JSON.stringify(JSON.parse(text)) }),
});
