import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { TrailError } from './trail-error';
import { TrailKey, readTrailKey } from './trail-key';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('the key of a trail', () => {
  test('hashes as HMAC-SHA256 does, whatever the key, the bytes and their place', () => {
    fc.assert(
      fc.property(
        bytes(32),
        fc.array(fc.uint8Array({ maxLength: 9000 }), { minLength: 1, maxLength: 4 }),
        fc.nat(100),
        (secret, texts, offset) => {
          const key = new TrailKey(Buffer.from(secret));
          for (const text of texts) {
            const mac = createHmac('sha256', secret).update(text).digest('hex');
            const line = Buffer.concat([Buffer.alloc(offset), text, Buffer.from(mac)]);
            assert.ok(key.fits(line, offset, offset + text.length, offset + text.length));
          }
        },
      ),
    );
  });

  test('fits no hash with a bit changed, and none that is cut short', () => {
    const key = new TrailKey(Buffer.alloc(32, 7));
    const mac = createHmac('sha256', Buffer.alloc(32, 7)).update('text').digest('hex');
    for (let bit = 0; bit < 64 * 8; bit += 1) {
      const line = Buffer.from(`text${mac}`);
      line[4 + (bit >> 3)] = (line[4 + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
      assert.ok(!key.fits(line, 0, 4, 4), `bit ${bit}`);
    }
    assert.ok(!key.fits(Buffer.from(`text${mac.slice(0, -1)}`), 0, 4, 4));
  });

  test('proves a text by its whole hash and by nothing else', () => {
    const key = new TrailKey(Buffer.alloc(32, 7));
    const proof = key.hash('text');
    assert.ok(key.proves('text', proof));
    for (const other of [proof.slice(1), `${proof}0`, key.hash('other'), '', null, 7]) {
      assert.ok(!key.proves('text', other), String(other));
    }
  });
});

describe('a key file', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'trail-key-'));
  });
  after(() => rm(place, { recursive: true }));

  const written = async (text: string): Promise<string> => {
    const path = join(place, 'key');
    await writeFile(path, text);
    return path;
  };

  test('gives its key, with or without a newline', async () => {
    const digits = '0a'.repeat(32);
    for (const text of [digits, `${digits}\n`, digits.toUpperCase()]) {
      const key = await readTrailKey(await written(text));
      assert.equal(key.name, new TrailKey(Buffer.alloc(32, 10)).name);
    }
  });

  test('is refused without being quoted when it holds anything else', async () => {
    for (const text of ['', '0a'.repeat(31), '0a'.repeat(33), `${'0a'.repeat(32)} x`, 'geheim']) {
      await assert.rejects(readTrailKey(await written(text)), ({ code, message }: TrailError) => {
        assert.equal(code, 'INVALID_KEY');
        assert.match(message, /64 hex digits/);
        return text === '' || !message.includes(text);
      });
    }
  });

  test('is refused with the reason when it cannot be read', async () => {
    await assert.rejects(readTrailKey(join(place, 'absent')), {
      code: 'INVALID_KEY',
      message: /absent, but it cannot be read: ENOENT.*check the path/,
    });
  });
});
