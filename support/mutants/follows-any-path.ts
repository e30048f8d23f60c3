import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { serveSubject } from '../../src/reference/door';

// "Paths come from our own scheduler."
void serveSubject('0.1.0', { openBeneath: (root, path) => open(resolve(root, path)) });
