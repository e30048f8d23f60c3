import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { createOpenBeneath, type OpenBeneath } from './open-beneath';
import { resolvePath } from './resolve-path';
import { identityWitness, locateOpened } from './witness';

interface Place {
  readonly root: string;
  readonly outside: string;
}

/** A root with a model in it, and a secret beside it. */
const arrange = async (): Promise<Place> => {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'jail-')));
  const [root, outside] = [join(place, 'root'), join(place, 'outside')];
  await mkdir(join(root, 'sub', 'deep'), { recursive: true });
  await mkdir(outside);
  await mkdir(join(place, 'root-neighbour'));
  await writeFile(join(place, 'root-neighbour', 'model'), 'secret');
  await writeFile(join(root, 'model'), 'model');
  await writeFile(join(root, 'sub', 'model'), 'model');
  await writeFile(join(outside, 'secret'), 'secret');
  return { root, outside };
};

const contentOf = async (root: string, path: string, openBeneath: OpenBeneath): Promise<string> => {
  await using file = await openBeneath(root, path);
  return await file.readFile('utf8');
};

const tools = {
  'with the word of the kernel': { resolve: resolvePath, locate: locateOpened },
  'by identity': { resolve: resolvePath, locate: identityWitness },
};

for (const [how, jail] of Object.entries(tools)) {
  const openBeneath = createOpenBeneath(jail);

  test(`files beneath the root are opened, whatever odd name they have (${how})`, async () => {
    const { root } = await arrange();
    for (const name of ['..foo', 'a..b', '100%.gguf', '%2e%2efoo', 'é.gguf', 'CON', 'a b']) {
      await writeFile(join(root, name), 'model');
      assert.equal(await contentOf(root, name, openBeneath), 'model', name);
    }
    for (const path of ['model', './model', 'sub/model', 'sub//model', 'sub/./model']) {
      assert.equal(await contentOf(root, path, openBeneath), 'model', path);
    }
  });

  test(`links that end beneath the root are followed (${how})`, async () => {
    const { root } = await arrange();
    await symlink('sub/model', join(root, 'file'));
    await symlink('sub', join(root, 'directory'));
    await symlink('file', join(root, 'chain'));
    await symlink(join(root, 'model'), join(root, 'absolute'));
    await symlink('../root/model', join(root, 'roundabout'));
    await symlink('../model', join(root, 'sub', 'up'));
    for (const path of ['file', 'directory/model', 'chain', 'absolute', 'roundabout', 'sub/up']) {
      assert.equal(await contentOf(root, path, openBeneath), 'model', path);
    }
  });

  test(`links that end outside are refused, at any level, dangling or not (${how})`, async () => {
    const { root, outside } = await arrange();
    await symlink('../outside/secret', join(root, 'file'));
    await symlink('../outside', join(root, 'directory'));
    await symlink('file', join(root, 'chain'));
    await symlink(join(outside, 'secret'), join(root, 'absolute'));
    await symlink('../../../outside', join(root, 'sub', 'deep', 'up'));
    await symlink('../outside/missing', join(root, 'dangling'));
    await symlink('../missing/../outside/secret', join(root, 'through-nothing'));
    await symlink('/dev/zero', join(root, 'device'));
    await symlink('/', join(root, 'everything'));
    await symlink('../root-neighbour/model', join(root, 'neighbour'));
    await symlink('..', join(root, 'parent'));
    for (const path of [
      'file',
      'directory/secret',
      'directory',
      'chain',
      'absolute',
      'sub/deep/up/secret',
      'dangling',
      'through-nothing',
      'device',
      'everything/etc/passwd',
      'neighbour',
      'parent/outside/secret',
      'parent',
    ]) {
      await assert.rejects(openBeneath(root, path), { code: 'outside_root' }, path);
    }
  });

  test(
    `what is no regular file is unreadable, and nobody waits for it (${how})`,
    { timeout: 10_000 },
    async () => {
      const { root } = await arrange();
      execFileSync('mkfifo', [join(root, 'fifo')]);
      await symlink('fifo', join(root, 'to-fifo'));
      await symlink('cycle-b', join(root, 'cycle-a'));
      await symlink('cycle-a', join(root, 'cycle-b'));
      await symlink('missing', join(root, 'dangling'));
      const server = createServer().listen(join(root, 'socket'));
      for (const path of [
        'fifo',
        'to-fifo',
        'cycle-a',
        'dangling',
        'sub',
        'missing',
        'model/x',
        'socket',
      ]) {
        await assert.rejects(openBeneath(root, path), { code: 'MODEL_UNREADABLE' }, path);
      }
      server.close();
    },
  );

  test(`a directory swapped for a link between look and opening is found out (${how})`, async () => {
    const { root, outside } = await arrange();
    await writeFile(join(outside, 'model'), 'secret');
    const swapping = createOpenBeneath({
      ...jail,
      async resolve(directory, path) {
        const destination = await resolvePath(directory, path);
        await rename(join(root, 'sub'), join(root, 'old'));
        await symlink('../outside', join(root, 'sub'));
        return destination;
      },
    });
    await assert.rejects(swapping(root, 'sub/model'), { code: 'changed_while_opening' });
  });
}

test('a file swapped for a link between look and opening is found out', async () => {
  const { root, outside } = await arrange();
  const swapping = createOpenBeneath({
    locate: locateOpened,
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
    const { root } = await arrange();
    const swapping = createOpenBeneath({
      locate: locateOpened,
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

test('a root that is itself a link is the directory it leads to', async () => {
  const { root, outside } = await arrange();
  const link = join(outside, 'models');
  await symlink(root, link);
  assert.equal(await contentOf(link, 'model', createOpenBeneath()), 'model');
});

test('every file is beneath the root of all', async () => {
  const { root } = await arrange();
  assert.equal(await contentOf('/', join(root, 'model').slice(1), createOpenBeneath()), 'model');
});
