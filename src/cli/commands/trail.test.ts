import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { proofgate } from '../../../support/e2e/proofgate';
import {
  FIRST,
  Forge,
  LATER_KEY,
  SECOND,
  ground,
  linesOf,
  ten,
  threeFiles,
  withFile,
  withLines,
  type Ground,
} from '../../probes/trail/testing';

describe('proofgate trail', () => {
  let on: Ground;
  let good = '';
  before(async () => {
    on = await ground();
    good = await on.lay('good', threeFiles());
  });
  after(() => on[Symbol.asyncDispose]());

  const trail = (...args: readonly string[]) =>
    proofgate(['trail', ...args, '--key-file', on.keyFile]);

  test('verifies a trail and says what its end is worth', async () => {
    const { code, stdout, stderr } = await trail('verify', good);
    assert.equal(
      stdout,
      'HOLDS  12 records in 3 files\n' +
        'tail attested: head.json vouches for record 12, the last\n',
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  test('prints the contract as one JSON object', async () => {
    const { code, stdout } = await trail('verify', good, '--json');
    const { durationMs, ...rest } = JSON.parse(stdout) as { durationMs: number };
    assert.deepEqual(rest, { ok: true, records: 12, files: 3, tail: 'attested', unlisted: 0 });
    assert.ok(Number.isInteger(durationMs) && durationMs >= 0);
    assert.equal(code, 0);
  });

  test('names the first bad record of a trail that does not hold, and ends with 1', async () => {
    const bad = await on.lay('bad', withFile(threeFiles(), FIRST, Buffer.from('{}\n')));
    const { code, stdout } = await trail('verify', bad);
    assert.match(stdout, /^0 records hold, then\nBAD {2}2026-11-20\.audit:1 {2}.*\nDOES NOT HOLD/);
    assert.equal(code, 1);
    const json = await trail('verify', bad, '--json');
    const { ok, firstBad } = JSON.parse(json.stdout) as { ok: boolean; firstBad: object };
    assert.equal(ok, false);
    assert.deepEqual(Object.keys(firstBad), ['file', 'line', 'seq', 'reason']);
    assert.equal(json.code, 1);
  });

  test('holds a trail that is torn or not attested, says so, and ends with 2 only when asked', async () => {
    const files = withFile(ten(), 'head.json', null);
    const torn = Buffer.concat([files.get(FIRST) ?? Buffer.alloc(0), Buffer.from('{"seq"')]);
    for (const [name, laid, word] of [
      ['unattested', files, /^tail not attested: nothing outside the log vouches/m],
      [
        'lagging',
        new Forge().fill(2).head().fill(1).files,
        /^tail not attested: .* up to record 2/m,
      ],
      ['torn', withFile(files, FIRST, torn), /^tail torn/m],
    ] as const) {
      const directory = await on.lay(name, laid);
      const { code, stdout } = await trail('verify', directory);
      assert.match(stdout, word);
      assert.equal(code, 0);
      assert.equal((await trail('verify', directory, '--require-attested')).code, 2);
    }
    assert.equal((await trail('verify', good, '--require-attested')).code, 0);
  });

  test('says when a closed file stands in no manifest', async () => {
    const directory = await on.lay('unlisted', withFile(threeFiles(), 'manifest.json', null));
    const { code, stdout } = await trail('verify', directory);
    assert.match(stdout, /^2 closed files not in manifest\.json: /m);
    assert.equal(code, 0);
  });

  test('takes the keys that were in force earlier', async () => {
    const files = new Forge()
      .fill(2)
      .changeKey(LATER_KEY)
      .rotate(SECOND)
      .fill(2)
      .manifest()
      .head().files;
    const directory = await on.lay('rotated', files);
    const both = ['--key-file', on.laterKeyFile, '--key-file', on.keyFile];
    assert.equal((await proofgate(['trail', 'verify', directory, ...both])).code, 0);
    const { code, stdout } = await trail('verify', directory);
    assert.equal(code, 1);
    assert.match(stdout, /not given/);
  });

  test('prints found records as they stand, and the word beside them', async () => {
    const { code, stdout, stderr } = await trail('query', good, '--resource', 'shard-6');
    assert.equal(stdout, linesOf(threeFiles(), SECOND)[1]);
    assert.match(stderr, /^HOLDS {2}12 records/);
    assert.equal(code, 0);
    const json = await trail('query', good, '--limit', '2', '--json');
    assert.equal(json.stdout.split('\n').length, 3);
    assert.equal((JSON.parse(json.stderr) as { ok: boolean }).ok, true);
  });

  test('ends a query with 1 when the trail does not hold', async () => {
    const lines = linesOf(ten());
    const bad = await on.lay('cut', withLines(ten(), lines.slice(0, 5)));
    const { code, stdout, stderr } = await trail('query', bad);
    assert.equal(stdout, lines.slice(0, 5).join(''));
    assert.match(stderr, /DOES NOT HOLD/);
    assert.equal(code, 1);
  });

  test('prints more than a pipe holds', async () => {
    const many = await on.lay('many', new Forge().fill(3000).files);
    const { stdout } = await trail('query', many);
    assert.equal(stdout.split('\n').length, 3001);
  });

  test('exports a copy that verifies on its own', async () => {
    const { code, stdout } = await trail('export', good, '--output', on.path('export'));
    assert.match(stdout, /^HOLDS {2}12 records in 3 files/);
    assert.equal(code, 0);
    assert.equal((await trail('verify', on.path('export'), '--require-attested')).code, 0);
  });

  test('exports nothing of a trail that does not hold', async () => {
    const bad = await on.lay('missing', withFile(threeFiles(), SECOND, null));
    assert.equal((await trail('export', bad, '--output', on.path('no-export'))).code, 1);
    assert.equal((await trail('verify', on.path('no-export'))).code, 3);
  });

  const mistakes: readonly (readonly [string, () => readonly string[], RegExp])[] = [
    [
      'a directory that is not there',
      () => ['verify', on.path('nowhere')],
      /expected an audit trail/,
    ],
    [
      'a directory without a trail',
      () => ['verify', on.path('')],
      /found no file of format proofgate\/1/,
    ],
    ['a file for a directory', () => ['verify', on.keyFile], /expected an audit trail/],
    ['a directory for a key', () => ['verify', good, '--key-file', good], /cannot be read/],
    ['a key that is too short', () => ['verify', good, '--key-file', on.path('short')], /64 hex/],
    ['an empty key file', () => ['verify', good, '--key-file', on.path('empty')], /64 hex digits/],
    [
      'a key file that is not there',
      () => ['verify', good, '--key-file', 'no.key'],
      /cannot be read/,
    ],
    ['a time that is none', () => ['query', good, '--from', 'noon'], /expected a time such as/],
    ['a day that is none', () => ['query', good, '--to', '2026-11-31'], /expected a time such as/],
    ['a severity that is none', () => ['query', good, '--severity', 'critical'], /ROUTINE, HIGH/],
    ['a limit that is none', () => ['query', good, '--limit', '0'], /whole number, 1 or more/],
    ['an output in use', () => ['export', good, '--output', on.path('good')], /absent or empty/],
    ['no output', () => ['export', good], /required option '--output/],
  ];
  for (const [what, args, says] of mistakes) {
    test(`answers ${what} with exit code 3 and what to do, without a stack`, async () => {
      await writeFile(on.path('empty'), '');
      await writeFile(on.path('short'), '07'.repeat(31));
      const { code, stdout, stderr } = await trail(...args());
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.deepEqual([code, stdout], [3, '']);
    });
  }

  test('asks for a key', async () => {
    const { code, stderr } = await proofgate(['trail', 'verify', good]);
    assert.match(stderr, /expected --key-file beside a trail of format proofgate\/1/);
    assert.equal(code, 3);
  });

  test('prints help with examples for every command', async () => {
    for (const command of [[], ['verify'], ['query'], ['export']]) {
      const { code, stdout } = await proofgate(['trail', ...command, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, /Examples?:\n {2}\$ proofgate trail /);
    }
  });
});
