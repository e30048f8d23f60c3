import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { serveSubject } from '../../src/reference/door';
import { PathRefusal, pathShapeProblem } from '../../src/reference/loader';

// "A path without dots stays where it is."
void serveSubject('0.1.0', {
  openBeneath: (root, path) => {
    const problem = pathShapeProblem(path);
    if (problem !== null) return Promise.reject(new PathRefusal(problem));
    return open(join(root, path));
  },
});
