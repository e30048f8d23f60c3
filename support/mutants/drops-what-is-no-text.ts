import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "What is not even text cannot be logged."
const isText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).every(([key, item]) => isText(key) && isText(item))
    : typeof value !== 'string' || value.isWellFormed();

void serveSubject('0.1.0', {
  createAuditor: changing((event) => (isText(event) ? event : null)),
});
