import { open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { PathRefusal, pathShapeProblem } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "It starts with the root, so it is beneath the root."
void serveSubject('0.1.0', {
  openBeneath: async (root, path) => {
    const problem = pathShapeProblem(path);
    if (problem !== null) throw new PathRefusal(problem);
    const target = await realpath(join(root, path));
    if (!target.startsWith(await realpath(root))) throw new PathRefusal('outside_root');
    return open(target);
  },
});
