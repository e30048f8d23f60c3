import { secretsMatch } from '../../src/reference/comparison';
import { serveSubject } from '../../src/reference/door';
import { LoaderError } from '../../src/reference/loader';

// "Another length is a mistake of the caller, who should be told what is due."
void serveSubject('0.1.0', {
  comparison: (a, b) => {
    if (a.length === b.length) return secretsMatch(a, b);
    throw new LoaderError('MODEL_UNREADABLE', `expected ${a.length} digits, found ${b.length}`);
  },
});
