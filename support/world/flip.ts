import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { flipBit } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

interface Spot {
  readonly offset: number;
  readonly bit: number;
}

type Choice = (bytes: number, draw: () => number) => Spot;

const drawn: Choice = (bytes, draw) => ({
  offset: Math.floor(draw() * bytes),
  bit: Math.floor(draw() * 8),
});

/** The bits of a shard that the features flip; 0 is the lowest of a byte. */
export const bits = {
  'the first bit': () => ({ offset: 0, bit: 7 }),
  'the last bit': (bytes) => ({ offset: bytes - 1, bit: 0 }),
  'a bit in the middle': (bytes) => ({ offset: Math.floor(bytes / 2), bit: 3 }),
  'a bit drawn at random': drawn,
  'a bit': drawn,
} as const satisfies Record<string, Choice>;

export type Bit = keyof typeof bits;

export const digestOf = (content: Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** Flips one bit of the sealed shard in device memory, and keeps what its digest must be then. */
export const flip = async (subject: SubjectUnderTest, which: Bit): Promise<void> => {
  const at = await subject.case();
  const { bytes, path } = at.workspace.model;
  const { offset, bit } = bits[which](bytes, () => subject.draw());
  const content = await readFile(path);
  await subject.ask(flipBit(at, offset, bit));
  content.writeUInt8(content.readUInt8(offset) ^ (1 << bit), offset);
  await subject.amend({ changedDigest: digestOf(content) });
};
