import { serveSubject } from '../../src/reference/door';

// "Why go on after the first difference?"
void serveSubject('0.1.0', {
  comparison: (a, b) => {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
    return true;
  },
});
