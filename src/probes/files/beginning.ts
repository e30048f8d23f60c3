import { createHash } from 'node:crypto';

/** A file as it stood at some time. */
export interface FileSeen {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The same file later, if it had a name before, with the digest of its beginning. */
export interface FileLater extends FileSeen {
  readonly beginning: string | null;
}

interface HeldFile extends FileSeen {
  readonly content: Buffer;
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A file in hand. */
export const heldFile = (name: string, content: Buffer): HeldFile => ({
  name,
  bytes: content.length,
  sha256: sha256Of(content),
  content,
});

/** Digests as much of each file's beginning as there was of it before. */
export const beginnings = (before: readonly FileSeen[], after: readonly HeldFile[]): FileLater[] =>
  after.map(({ name, bytes, sha256, content }) => {
    const stood = before.find((file) => file.name === name);
    const beginning = stood === undefined ? null : sha256Of(content.subarray(0, stood.bytes));
    return { name, bytes, sha256, beginning };
  });
