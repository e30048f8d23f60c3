import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIRST, Forge, SECOND, THIRD, at, verify, withFile } from './testing';

describe('a trail whose oldest files were removed', () => {
  const removed = new Forge().fill(4);
  const { place } = removed;
  const retention = {
    severity: 'LIFE',
    event: { event_type: 'RetentionApplied', through_seq: place.seq, through_hash: place.hash },
  };

  test('holds from the boundary of the manifest on', async () => {
    const files = new Forge().after(place).fill(3).manifest({ boundary: place }).head().files;
    const { ok, records, tail } = await verify(files);
    assert.deepEqual({ ok, records, tail }, { ok: true, records: 3, tail: 'attested' });
  });

  test('holds where the manifest lists the first file after the boundary', async () => {
    const forge = new Forge().after(place).fill(2).rotate(SECOND).fill(1);
    assert.equal((await verify(forge.manifest({ boundary: place }).files)).ok, true);
  });

  test('holds from the boundary that a later record tells of, when the manifest is lost', async () => {
    const { ok } = await verify(new Forge().after(place).fill(2).append(retention).fill(1).files);
    assert.equal(ok, true);
  });

  test('holds while files before the boundary have outlived their removal', async () => {
    const forge = new Forge().fill(2).rotate(SECOND).fill(2);
    const boundary = forge.place;
    forge
      .rotate(THIRD)
      .fill(2)
      .append({
        severity: 'LIFE',
        event: { event_type: 'RetentionApplied', through_seq: 4, through_hash: boundary.hash },
      });
    forge.manifest({ boundary, files: [] });
    assert.equal((await verify(forge.files)).ok, true);
    const partly = withFile(withFile(forge.files, FIRST, null), `${FIRST}.sha256`, null);
    assert.equal((await verify(partly)).ok, true);
    assert.equal((await verify(withFile(partly, 'manifest.json', null))).ok, true);
    assert.equal((await verify(withFile(forge.files, FIRST, null))).ok, true, 'a digest file left');
  });

  test('is refused when nobody accounts for what is gone', async () => {
    const verified = await verify(new Forge().after(place).fill(3).files);
    assert.deepEqual(at(verified), { file: FIRST, line: 1, seq: 5 });
    assert.match(verified.firstBad?.reason ?? '', /begins with seq 5.*retention/);
  });

  test('is refused when more is gone than retention removed', async () => {
    const further = new Forge().after(place).fill(2).place;
    const files = new Forge().after(further).append(retention).manifest({ boundary: place }).files;
    assert.deepEqual(at(await verify(files)), { file: FIRST, line: 1, seq: 7 });
  });

  test('is refused when it does not go on from the very record that was removed last', async () => {
    const other = { seq: 4, hash: 'c'.repeat(64) };
    const manifest = new Forge().after(other).fill(3).manifest({ boundary: place }).files;
    assert.deepEqual(at(await verify(manifest)), { file: FIRST, line: 1, seq: 5 });
    const record = new Forge().after(other).fill(3).append(retention).files;
    assert.deepEqual(at(await verify(record)), { file: FIRST, line: 1, seq: 5 });
    const passed = new Forge().fill(6).manifest({ boundary: other }).files;
    assert.deepEqual(at(await verify(passed)), { file: FIRST, line: 4, seq: 4 });
  });

  test('is refused when it ends before the boundary', async () => {
    const files = new Forge().fill(2).manifest({ boundary: place }).files;
    assert.match((await verify(files)).firstBad?.reason ?? '', /manifest\.json vouches for seq 4/);
  });

  test('is not excused by an ordinary event that looks like retention', async () => {
    const forged = { ...retention, severity: 'ROUTINE' };
    const files = new Forge().after(place).fill(2).append(forged).files;
    assert.equal((await verify(files)).ok, false);
  });
});
