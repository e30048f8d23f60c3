import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { lifeRecords } from '../../catalogue';
import { example, ground, specification, verify } from './testing';

const textOf = (name: string): string => example.get(name)?.toString() ?? '';
const keyOf = (name: string): Buffer => Buffer.from(textOf(name).trim(), 'hex');
const [OLD, NEW] = [keyOf('old.key'), keyOf('new.key')];
const FILES = ['2026-11-20.audit', '2026-11-20-1.audit'] as const;

const hmac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

/** The program of the page. */
const [, script = ''] = /^```sh\n([^]*?)^```$/m.exec(specification) ?? [];

const missingTool = ['bash', 'openssl', 'sha256sum'].find((tool) => {
  try {
    execFileSync('which', [tool]);
    return false;
  } catch {
    return true;
  }
});

describe('the example of docs/trail.md', () => {
  test('is whole and attested to the reader of the gate', async () => {
    const { ok, records, tail, unlisted } = await verify(example, [NEW, OLD]);
    assert.deepEqual(
      { ok, records, tail, unlisted },
      { ok: true, records: 5, tail: 'attested', unlisted: 0 },
    );
  });

  test('follows from the words of the page with HMAC-SHA256 alone', () => {
    let [seq, prev] = [0, '0'.repeat(64)];
    for (const [file, key] of [
      [FILES[0], OLD],
      [FILES[1], NEW],
    ] as const) {
      for (const line of textOf(file).trimEnd().split('\n')) {
        const body = line.slice(0, line.lastIndexOf(',"hash":"'));
        const hash = hmac(key, body);
        assert.equal(line, `${body},"hash":"${hash}"}`);
        assert.ok(body.startsWith(`{"seq":${seq + 1},`) && body.endsWith(`"prev_hash":"${prev}"`));
        [seq, prev] = [seq + 1, hash];
      }
    }
    const bytes = example.get(FILES[0]) ?? Buffer.alloc(0);
    const digest = createHash('sha256').update(bytes).digest('hex');
    assert.equal(textOf(`${FILES[0]}.sha256`), `${digest}  ${FILES[0]}\n`);
    for (const name of ['manifest.json', 'head.json']) {
      const text = textOf(name);
      const body = text.slice(0, text.lastIndexOf(',"mac":"'));
      assert.equal(text, `${body},"mac":"${hmac(NEW, body)}"}\n`);
    }
    const head = JSON.parse(textOf('head.json')) as { seq: number; hash: string; size: number };
    assert.deepEqual([head.seq, head.hash], [seq, prev]);
    assert.equal(head.size, example.get(FILES[1])?.length);
  });

  const skip = missingTool === undefined ? false : `${missingTool} is not there`;

  test(
    'is verified by the shell program of the page, which finds every change',
    { skip },
    async () => {
      await using on = await ground();
      const run = async (name: string, files: ReadonlyMap<string, Buffer>) => {
        const cwd = await on.lay(name, files);
        return promisify(execFile)('bash', ['-c', script], { cwd });
      };
      const { stdout } = await run('good', example);
      assert.equal(stdout, '5 records hold, and the head names the last\n');
      for (const name of example.keys()) {
        const bytes = Buffer.from(example.get(name) ?? '');
        const middle = bytes.length >> 1;
        bytes[middle] = bytes[middle] === 0x61 ? 0x62 : 0x61;
        await assert.rejects(run(`bad-${name}`, new Map([...example, [name, bytes]])), name);
      }
    },
  );
});

test('docs/trail.md tells of every record by which a trail tells of itself', () => {
  for (const type of lifeRecords) assert.match(specification, new RegExp(`^\\| \`${type}\``, 'm'));
});
