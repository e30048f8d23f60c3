import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Shard } from '../protocol';
import { malformedReasons, pathProblems } from './loader';
import { createSealSigner, encodeSeal } from './vram/seal';
import { deriveSealKey } from './vram/seal-key';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'owners.md'), 'utf8');

const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

test('the seal on the page for readers is encoded and signed as the page says', () => {
  const { signature, ...content } = JSON.parse(block('json')) as Shard;
  assert.equal(encodeSeal(content).toString('hex'), block('text').replaceAll('\n', ''));
  assert.equal(createSealSigner(deriveSealKey('example-token')).sign(content), signature);
});

test('the page names every reason for machines', () => {
  for (const reason of [...malformedReasons, ...pathProblems]) {
    assert.ok(page.includes(`\`${reason}\``), reason);
  }
});
