import type { TrailSeen } from '../../verdict';
import { readTrailFiles, type TrailFile } from './files';
import { readLine, type TrailRecord } from './line';

/** What the judge's own reader found, and the files it found it in. */
export interface TrailReading {
  readonly seen: TrailSeen;
  readonly files: readonly TrailFile[];
}

/** The first `prev_hash` of every trail (TRAIL-2). */
const GENESIS = '0'.repeat(64);

/**
 * Reads and verifies a trail of format `proofgate/1`, sharing nothing with whoever wrote it.
 *
 * Goes through the records in the order of the files, stops believing at the first bad one and
 * names it (TRAIL-3). A last line without its newline is a torn tail, told apart from tampering.
 */
export const readTrail = async (directory: string, key: Buffer): Promise<TrailReading> => {
  const files = await readTrailFiles(directory);
  const reader = new Reader(key);
  for (const file of files) reader.take(file, file === files.at(-1));
  return { seen: reader.seen(files), files };
};

class Reader {
  readonly #key: Buffer;
  readonly #records: TrailSeen['records'] = [];
  #firstBad: TrailSeen['chain']['first_bad'] = null;
  #torn = false;
  #previous: Pick<TrailRecord, 'seq' | 'hash'> = { seq: 0, hash: GENESIS };

  constructor(key: Buffer) {
    this.#key = key;
  }

  take(file: TrailFile, isLast: boolean): void {
    const lines = splitLines(file.bytes);
    const tail = lines.pop();
    lines.forEach((line, index) => {
      this.#line(file.name, index + 1, line);
    });
    if (tail === undefined || tail.length === 0) return;
    if (isLast) this.#torn = true;
    else this.#bad(file.name, lines.length + 1, null, 'a torn line inside the trail');
  }

  #line(file: string, line: number, bytes: Buffer): void {
    if (this.#firstBad) return;
    const read = readLine(bytes, this.#key);
    if (!read.ok) {
      this.#bad(file, line, read.seq, read.reason);
      return;
    }
    const { record } = read;
    const broken = this.#linkOf(record);
    if (broken !== null) {
      this.#bad(file, line, record.seq, broken);
      return;
    }
    this.#previous = record;
    const { seq, severity, timestamp, event } = record;
    this.#records.push({
      file,
      line,
      seq,
      event_type: event.event_type,
      severity,
      timestamp,
      event: event as TrailSeen['records'][number]['event'],
    });
  }

  /** What is wrong with the link to the record before, or null. */
  #linkOf(record: TrailRecord): string | null {
    if (record.seq !== this.#previous.seq + 1) {
      return `seq ${record.seq} follows ${this.#previous.seq}`;
    }
    return record.prev_hash === this.#previous.hash
      ? null
      : 'its prev_hash is not the hash of the record before';
  }

  #bad(file: string, line: number, seq: number | null, reason: string): void {
    this.#firstBad ??= { file, line, seq, reason };
  }

  seen(files: readonly TrailFile[]): TrailSeen {
    return {
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 })),
      records: this.#records,
      chain: { first_bad: this.#firstBad, tail: this.#torn ? 'torn' : 'not-attested' },
    };
  }
}

/** The lines of a file without their newlines; the last one is what follows the last newline. */
const splitLines = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
};
