import { createHash } from 'node:crypto';
import type { TrailSeen } from '../../verdict';
import type { TrailFormat } from './format';
import { chainFiles, holdTrail, type KeyedTrail } from './hold-trail';
import { memorySource } from './source';
import { TrailKey } from './trail-key';
import type { PassingRecord } from './types';
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
export const readTrail = async (trail: KeyedTrail): Promise<TrailReading> => {
  const { format, key } = trail;
  const held = await holdTrail(trail);
  const records: TrailSeen['records'] = [];
  const verification = await verifyTrail(memorySource(held, format), [new TrailKey(key)], {
    record: (passing) => records.push(recordSeen(format, passing)),
  });
  const files = chainFiles(held, format).map((name) => {
    const bytes = held.get(name) ?? Buffer.alloc(0);
    return { name, bytes, sha256: sha256Of(bytes) };
  });
  const { firstBad, tail, lacks } = verification;
  return {
    files,
    seen: {
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 })),
      records,
      chain: {
        ...{ first_bad: firstBad ?? null, tail },
        ...(lacks.length > 0 && { lacks: [...lacks] }),
      },
    },
  };
};

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const recordSeen = (format: TrailFormat, passing: PassingRecord): TrailSeen['records'][number] => {
  const { file, line } = passing;
  const { seq, severity, timestamp, event } = format.recordOf(passing);
  const { event_type } = event;
  type Event = TrailSeen['records'][number]['event'];
  return { file, line, seq, event_type, severity, timestamp, event: event as Event };
};
