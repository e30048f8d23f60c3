import { createHmac } from 'node:crypto';
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface StoredManifest {
  readonly files: readonly {
    readonly file: string;
    readonly first_seq: number;
    readonly last_seq: number;
    readonly first_prev_hash: string;
    readonly last_hash: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly closed_at: string;
  }[];
  readonly boundary: { readonly seq: number; readonly hash: string } | null;
  readonly holds: readonly { readonly hold: string }[];
  readonly clock_believed: string;
}

/** The manifest of a directory, its seal recomputed with nothing of the writer's. */
export const readManifest = async ({
  directory,
  key,
}: {
  readonly directory: string;
  readonly key: Buffer;
}): Promise<StoredManifest> => {
  const text = await readFile(join(directory, 'manifest.json'), 'utf8');
  const covered = text.slice(0, text.lastIndexOf(',"mac":'));
  const mac = createHmac('sha256', key).update(covered).digest('hex');
  assert.equal(text, `${covered},"mac":"${mac}"}\n`);
  return JSON.parse(text) as StoredManifest;
};
