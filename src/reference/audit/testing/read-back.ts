import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface StoredRecord {
  readonly file: string;
  readonly seq: number;
  readonly log_id: string;
  readonly severity: string;
  readonly event: { readonly event_type: string } & Readonly<Record<string, unknown>>;
}

/** `2026-11-20-2.audit` comes after `2026-11-20.audit`, which has no part. */
const order = (name: string): number => {
  const [day = '', part = '0'] = name.replace('.audit', '').split(/(?<=^.{10})-/);
  return Date.parse(day) + Number(part);
};

type Line = StoredRecord & { readonly hash: string; readonly prev_hash: string };

/** Where a trail may begin: at its first record, or behind what retention has removed. */
interface Start {
  readonly seq: number;
  readonly hash: string;
}

interface Leeway {
  readonly start?: Start;
  /** Right after a kill the newest file may end in an unfinished line. */
  readonly mayBeTorn?: boolean;
}

const GENESIS: Start = { seq: 0, hash: '0'.repeat(64) };

const fits = (covered: string, hash: string, key: Buffer) =>
  hash === createHmac('sha256', key).update(covered).digest('hex');

/**
 * Every record of a directory, its chain recomputed from the bytes with nothing of the writer's:
 * that a file ends in a newline, that `seq` rises by one, that hashes and links hold. Each
 * KeyRotated record hands over to the next of the keys.
 */
export const readBack = async (
  directory: string,
  keys: readonly Buffer[],
  { start = GENESIS, mayBeTorn = false }: Leeway = {},
): Promise<StoredRecord[]> => {
  const records: StoredRecord[] = [];
  const ring = [...keys];
  let previous = start;
  const files = (await readdir(directory)).filter((name) => name.endsWith('.audit'));
  files.sort((a, b) => order(a) - order(b));
  for (const file of files) {
    const text = await readFile(join(directory, file), 'utf8');
    const isTorn = text !== '' && !text.endsWith('\n');
    assert.ok(!isTorn || (mayBeTorn && file === files.at(-1)), `${file} ends in a torn line`);
    for (const line of text.split('\n').slice(0, -1)) {
      const { hash, prev_hash, ...record } = JSON.parse(line) as Line;
      const covered = line.slice(0, line.lastIndexOf(',"hash":'));
      const where = `${file}, seq ${record.seq}`;
      assert.ok(fits(covered, hash, ring[0] ?? Buffer.alloc(0)), `${where}: its hash`);
      assert.equal(prev_hash, previous.hash, `${where}: its link`);
      assert.equal(record.seq, previous.seq + 1, where);
      previous = { seq: record.seq, hash };
      records.push({ ...record, file });
      if (record.event.event_type === 'KeyRotated') ring.shift();
    }
  }
  return records;
};
