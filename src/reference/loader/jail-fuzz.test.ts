import assert from 'node:assert/strict';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { contentOf, createJail, furnish, innerLinks, oddities, outerLinks } from './testing';
import { createOpenBeneath } from './open-beneath';
import { pathShapeProblem } from './path-shape';

/** What the kernel finds at a path, without any jail: a file and whether it is beneath the root. */
const lookAt = (root: string, path: string): 'inside' | 'outside' | 'no file' => {
  try {
    const found = realpathSync.native(join(root, '.') + '/' + path);
    if (!statSync(found).isFile() || lstatSync(found).isSymbolicLink()) return 'no file';
    return found.startsWith(`${root}/`) ? 'inside' : 'outside';
  } catch {
    return 'no file';
  }
};

const SEED = 20261120;
const RUNS = 4000;

for (const shape of [pathShapeProblem, () => null]) {
  const name = shape === pathShapeProblem ? 'with' : 'without';
  test(`walks through links of every kind open what lies inside and nothing else, ${name} the look at their shape`, async (t) => {
    const jail = await createJail();
    await furnish(jail);
    const links = Object.keys({ ...innerLinks(jail.root), ...outerLinks(jail.outside) });
    const places = ['.', '..', '', 'sub', 'deep', 'root', 'outside', 'directory', 'parent'];
    const files = ['model', 'model', 'secret', '..foo', '%2e%2e', ''];
    const openBeneath = createOpenBeneath({ shape });
    const seen = { inside: 0, outside: 0, 'no file': 0 };
    const walks = fc
      .tuple(
        fc.array(fc.constantFrom(...places, ...places, ...links, ...oddities), { maxLength: 5 }),
        fc.constantFrom(...files, ...links, ...oddities),
      )
      .map(([way, file]) => [...way, file].join('/'));
    await fc.assert(
      fc.asyncProperty(walks, async (path) => {
        const truth = lookAt(jail.root, path);
        seen[truth] += 1;
        const isLegal = path !== '' && shape(path) === null;
        const opening = contentOf(openBeneath, jail, path);
        if (truth === 'inside' && isLegal) assert.equal(await opening, 'model');
        else await assert.rejects(opening, path);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    assert.ok(seen.inside > 100 && seen.outside > 100, 'walks that lead nowhere show nothing');
    t.diagnostic(`${JSON.stringify(seen)}: 0 escapes, 0 false refusals`);
  });
}
