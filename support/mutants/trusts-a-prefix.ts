import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PathRefusal } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "It starts with the root, so it is beneath the root."
void serveSubject('0.1.0', {
  openBeneath: (root, path) => {
    const target = resolve(root, path);
    if (!target.startsWith(root)) return Promise.reject(new PathRefusal('outside_root'));
    return open(target);
  },
});
