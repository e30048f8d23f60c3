import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { serveSubject } from '../../src/reference/door';
import { createOpenBeneath, PathRefusal } from '../../src/reference/loader';

const jail = createOpenBeneath();

// "Checked is checked; then make it a proper path."
void serveSubject('0.1.0', {
  openBeneath: (root, path) => {
    if (path.includes('..') || path.startsWith('/') || path.includes('\0')) {
      return Promise.reject(new PathRefusal('parent_segment'));
    }
    const proper = decodeURIComponent(path).normalize('NFKC');
    return proper === path ? jail(root, path) : open(join(root, proper));
  },
});
