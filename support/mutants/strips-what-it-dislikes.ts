import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "Control characters have no meaning in a path; leave them out."
void serveSubject('0.1.0', {
  createAuditor: changing(
    (event) =>
      JSON.parse(JSON.stringify(event), (_, value: unknown) =>
        typeof value === 'string' ? value.replace(/\p{C}/gu, '') : value,
      ) as object,
  ),
});
