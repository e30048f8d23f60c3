import { secretsMatch } from '../../src/reference/comparison';
import { serveSubject } from '../../src/reference/door';

// "A digest may be abbreviated, as everybody does it with commits."
void serveSubject('0.1.0', {
  comparison: (a, b) => {
    const digits = Math.min(a.length, b.length);
    return secretsMatch(a.slice(0, digits), b.slice(0, digits));
  },
});
