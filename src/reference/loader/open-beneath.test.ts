import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import {
  contentOf,
  createJail,
  furnish,
  innerLinks,
  oddities,
  outerLinks,
  type Jail,
} from './testing';
import { createOpenBeneath } from './open-beneath';
import { hostileShapes, legalNames, traversals } from './testing';
import { PathRefusal } from './path-refusal';
import { resolvePath } from './resolve-path';
import { LoaderError } from './errors';

const arrange = async (): Promise<Jail> => {
  const jail = await createJail();
  await furnish(jail);
  return jail;
};

const openBeneath = createOpenBeneath();

test('files beneath the root are opened, whatever odd name they have', async () => {
  const jail = await createJail();
  for (const name of legalNames) {
    await writeFile(join(jail.root, name), 'model');
    assert.equal(await contentOf(openBeneath, jail, name), 'model', name);
  }
  for (const path of ['model', './model', 'sub/model', 'sub//model', 'sub/./model']) {
    assert.equal(await contentOf(openBeneath, jail, path), 'model', path);
  }
});

test('links that end beneath the root are followed', async () => {
  const jail = await arrange();
  for (const { path } of Object.values(innerLinks(jail.root))) {
    assert.equal(await contentOf(openBeneath, jail, path), 'model', path);
  }
});

test('links that end outside are refused, at any level, dangling or not', async () => {
  const jail = await arrange();
  const paths = Object.values(outerLinks(jail.outside)).map(({ path }) => path);
  for (const path of [...paths, 'out-directory', 'parent']) {
    await assert.rejects(openBeneath(jail.root, path), { code: 'outside_root' }, path);
  }
});

test(
  'what is no regular file is unreadable, and nobody waits for it',
  { timeout: 10_000 },
  async () => {
    const { root } = await arrange();
    const server = createServer().listen(join(root, 'socket'));
    for (const path of [...oddities, 'socket']) {
      await assert.rejects(openBeneath(root, path), { code: 'MODEL_UNREADABLE' }, path);
    }
    server.close();
  },
);

test('a directory swapped for a link between look and opening is found out', async () => {
  const { root } = await createJail();
  const swapping = createOpenBeneath({
    async resolve(directory, path) {
      const destination = await resolvePath(directory, path);
      await rename(join(root, 'sub'), join(root, 'old'));
      await symlink('../outside', join(root, 'sub'));
      return destination;
    },
  });
  await assert.rejects(swapping(root, 'sub/model'), { code: 'changed_while_opening' });
});

test('no path of the corpora is opened, and each is refused for what it is', async (t) => {
  const { root } = await arrange();
  const hostile = [...traversals, ...Object.keys(hostileShapes)];
  for (const path of hostile) await assert.rejects(openBeneath(root, path), PathRefusal, path);
  t.diagnostic(`${hostile.length} hostile paths, 0 escapes; ${legalNames.length} legal, 0 refused`);
});

test('without the look at its shape no path of the corpora is opened either', async () => {
  const { root } = await arrange();
  const shapeless = createOpenBeneath({ shape: () => null });
  for (const path of [...traversals, ...Object.keys(hostileShapes)]) {
    await assert.rejects(shapeless(root, path), path);
  }
});

test('a file swapped for a link between look and opening is found out', async () => {
  const { root, outside } = await createJail();
  const swapping = createOpenBeneath({
    async resolve(directory, path) {
      const destination = await resolvePath(directory, path);
      await rm(join(root, 'model'));
      await symlink(join(outside, 'secret'), join(root, 'model'));
      return destination;
    },
  });
  await assert.rejects(swapping(root, 'model'), (error: Error) => {
    assert.equal('code' in error && error.code, 'changed_while_opening');
    // Not even opened: the kernel refused to follow the link.
    assert.equal((error.cause as NodeJS.ErrnoException).code, 'ELOOP');
    return true;
  });
});

test(
  'a file swapped for a FIFO between look and opening is unreadable',
  { timeout: 5000 },
  async () => {
    const { root } = await createJail();
    const swapping = createOpenBeneath({
      async resolve(directory, path) {
        const destination = await resolvePath(directory, path);
        await rm(join(root, 'model'));
        execFileSync('mkfifo', [join(root, 'model')]);
        return destination;
      },
    });
    await assert.rejects(swapping(root, 'model'), { code: 'MODEL_UNREADABLE' });
  },
);

test('a system that cannot say where an open file lies opens nothing', async () => {
  const { root } = await createJail();
  const blind = createOpenBeneath({
    locate: () => Promise.reject(new LoaderError('MODEL_UNREADABLE', 'no /proc')),
  });
  await assert.rejects(blind(root, 'model'), { code: 'MODEL_UNREADABLE' });
});

test('a root that is itself a link is the directory it leads to', async () => {
  const { root, outside } = await createJail();
  const link = join(outside, 'models');
  await symlink(root, link);
  assert.equal(await contentOf(createOpenBeneath(), { root: link, outside }, 'model'), 'model');
});

test('every file is beneath the root of all', async () => {
  const { root, outside } = await createJail();
  const path = join(root, 'model').slice(1);
  assert.equal(await contentOf(createOpenBeneath(), { root: '/', outside }, path), 'model');
});
