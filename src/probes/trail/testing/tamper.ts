import assert from 'node:assert/strict';
import { memorySource } from '../source';
import { TrailKey } from '../trail-key';
import type { TrailVerification } from '../types';
import { verifyTrail } from '../verify-trail';
import { Forge, KEY } from './forge';

export const FIRST = '2026-11-20.audit';
export const SECOND = '2026-11-20-1.audit';
export const THIRD = '2026-11-21.audit';

export const verify = (
  files: ReadonlyMap<string, Buffer>,
  keys: readonly Buffer[] = [KEY],
): Promise<TrailVerification> =>
  verifyTrail(
    memorySource(files),
    keys.map((key) => new TrailKey(key)),
  );

/** A trail with one file replaced, or taken away. */
export const withFile = (
  files: ReadonlyMap<string, Buffer>,
  name: string,
  bytes: Buffer | null,
) => {
  const changed = new Map(files);
  if (bytes === null) changed.delete(name);
  else changed.set(name, bytes);
  return changed;
};

export const linesOf = (files: ReadonlyMap<string, Buffer>, name = FIRST): string[] =>
  (files.get(name)?.toString() ?? '').split(/(?<=\n)/);

export const withLines = (files: ReadonlyMap<string, Buffer>, lines: readonly string[]) =>
  withFile(files, FIRST, Buffer.from(lines.join('')));

export const at = ({ firstBad }: TrailVerification) => {
  assert.ok(firstBad, 'expected a bad record, found none');
  const { file, line, seq } = firstBad;
  return { file, line, seq };
};

/** Ten records in one file, closed by a head that names the last. */
export const ten = () => new Forge().fill(10).head().files;

/** Three files of four records; two of them closed and in the manifest. */
export const threeFiles = () =>
  new Forge().fill(4).rotate(SECOND).fill(4).rotate(THIRD).fill(4).manifest().head().files;
