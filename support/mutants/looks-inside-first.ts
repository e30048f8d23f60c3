import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { serveSubject } from '../../src/reference/door';
import { createOpenBeneath } from '../../src/reference/loader';

// "Whether it is a model at all is the first thing to know."
const jail = createOpenBeneath();

void serveSubject('0.1.0', {
  openBeneath: async (root, path) => {
    await readFile(resolve(root, path)).catch(() => undefined);
    return jail(root, path);
  },
});
