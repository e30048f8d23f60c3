import { createHash } from 'node:crypto';
import type { TrailSeen } from '../../verdict';
import { inOrder, isTrailFile } from './file-name';
import { holdTrail } from './hold-trail';
import { memorySource } from './source';
import { TrailKey } from './trail-key';
import type { PassingRecord, TrailRecord } from './types';
import { verifyTrail } from './verify-trail';

/** One file of a trail, as bytes. */
export interface TrailFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** What the judge's own reader found, and the files it found it in. */
export interface TrailReading {
  readonly seen: TrailSeen;
  readonly files: readonly TrailFile[];
}

/**
 * Reads and verifies the small trail of a case as a whole, and keeps the very bytes it judged; a
 * directory that does not exist has no files. For trails of any size there is `verifyTrail`.
 */
export const readTrail = async (directory: string, key: Buffer): Promise<TrailReading> => {
  const held = await holdTrail(directory);
  const records: TrailSeen['records'] = [];
  const verification = await verifyTrail(memorySource(held), [new TrailKey(key)], {
    record: (passing) => records.push(recordOf(passing)),
  });
  const files = [...held]
    .filter(([name]) => isTrailFile(name))
    .sort(([a], [b]) => inOrder(a, b))
    .map(([name, bytes]) => ({ name, bytes, sha256: sha256Of(bytes) }));
  return {
    files,
    seen: {
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 })),
      records,
      chain: { first_bad: verification.firstBad ?? null, tail: verification.tail },
    },
  };
};

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const recordOf = ({ file, line, bytes }: PassingRecord): TrailSeen['records'][number] => {
  const { seq, severity, timestamp, event } = JSON.parse(bytes.toString()) as TrailRecord;
  const { event_type } = event;
  type Event = TrailSeen['records'][number]['event'];
  return { file, line, seq, event_type, severity, timestamp, event: event as Event };
};
