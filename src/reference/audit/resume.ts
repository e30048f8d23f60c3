import { AuditError } from './error';
import { handsOverTo } from './key-rotation';
import type { MacKey } from './mac-key';
import { parseRecord, readRecord, type Link } from './record';
import type { TrailDirectory, TrailFile } from './storage';

/** Holds the longest torn record and the record before it, with room to spare. */
const TAIL_BYTES = 1024 * 1024;

const NEWLINE = 0x0a;

/** Where an existing trail ends. */
export interface Resumed {
  readonly logId: string;
  readonly last: Link;
  /** When that record was emitted: RFC 3339, UTC. */
  readonly lastAt: string;
  /** Whether its writer closed it in good order. */
  readonly isClosed: boolean;
  /** Whether its last record hands over to the key given, which must go on in a fresh file. */
  readonly isHandedOver: boolean;
}

const brokenChain = (name: string): AuditError =>
  new AuditError(
    'BROKEN_CHAIN',
    `the last record of ${name} is not one that this key has written; verify the trail, then move it aside or give the right key`,
  );

/** What followed the last newline of a file, and where it lies now. */
export interface TornTail {
  readonly file: string;
  readonly bytes: number;
  readonly set_aside: string;
}

/** Told of each torn tail, since what is set aside was an event once (TRAIL-5). */
export type OnTornTail = (tail: TornTail) => void;

const tornName = (name: string): string => `${name}.torn`;

const setAside = async (
  directory: TrailDirectory,
  name: string,
  file: TrailFile,
  torn: Buffer,
): Promise<void> => {
  const aside = await directory.openFile(tornName(name));
  try {
    await aside.append(torn);
    await aside.sync();
  } finally {
    await aside.close();
  }
  await file.truncate((await file.size()) - torn.length);
  await file.sync();
};

/** The complete lines within reach at the end of a file, and what follows the last newline. */
const readTail = async (name: string, file: TrailFile) => {
  const size = await file.size();
  const tail = await file.read(Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const whole = tail.subarray(0, tail.lastIndexOf(NEWLINE) + 1);
  if (whole.length === 0 && size > TAIL_BYTES) throw brokenChain(name);
  return { whole, torn: tail.subarray(whole.length) };
};

const keyRotatedAway = (name: string): AuditError =>
  new AuditError(
    'KEY_ROTATED',
    `the last record of ${name} hands the trail over to another key; give that one`,
  );

const lastRecord = (name: string, whole: Buffer, key: MacKey): Resumed => {
  const end = whole.length - 1;
  const line = whole.toString('utf8', whole.lastIndexOf(NEWLINE, end - 1) + 1, end);
  const record = parseRecord(line);
  const isHandedOver = record !== null && handsOverTo(key, record);
  const isOurs = readRecord(line, key) !== null;
  if (record === null || !(isOurs || isHandedOver)) throw brokenChain(name);
  if (isOurs && record.event.event_type === 'KeyRotated') throw keyRotatedAway(name);
  const isClosed = record.event.event_type === 'TrailClosed';
  return { logId: record.logId, last: record, lastAt: record.timestamp, isClosed, isHandedOver };
};

const resumeFile = async (
  directory: TrailDirectory,
  name: string,
  key: MacKey,
  onTornTail: OnTornTail,
): Promise<Resumed | null> => {
  const file = await directory.openFile(name);
  try {
    const { whole, torn } = await readTail(name, file);
    if (torn.length > 0) {
      await setAside(directory, name, file, torn);
      onTornTail({ file: name, bytes: torn.length, set_aside: tornName(name) });
    }
    return whole.length === 0 ? null : lastRecord(name, whole, key);
  } finally {
    await file.close();
  }
};

/**
 * Finds the end of the chain: the last complete record of the newest file that has one. A torn last
 * line is first moved to `<file>.torn` (TRAIL-4, TRAIL-5). Null when there is no record yet.
 *
 * @throws AuditError `BROKEN_CHAIN` rather than continue after a record it cannot vouch for.
 */
export const resume = async (
  directory: TrailDirectory,
  names: readonly string[],
  key: MacKey,
  onTornTail: OnTornTail,
): Promise<Resumed | null> => {
  for (const name of names.toReversed()) {
    const resumed = await resumeFile(directory, name, key, onTornTail);
    if (resumed !== null) return resumed;
  }
  return null;
};
