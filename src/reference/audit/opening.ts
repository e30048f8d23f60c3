import { Books, HeadKeeper, firstRecord, type Head } from './custody';
import { fileToAppend, trailFiles, utcDay } from './file-name';
import type { MacKey } from './mac-key';
import { GENESIS, type Link } from './record';
import { resume, type Resumed, type TornTail } from './resume';
import { Sink } from './sink';
import type { SinkSupplyParts } from './sink-supply';
import type { TrailDirectory, TrailFile } from './storage';

/** A trail found in its directory, or begun there, ready to be continued. */
export interface Opening {
  readonly sink: Sink;
  readonly books: Books;
  readonly head: HeadKeeper;
}

const UNKNOWN_TYPE = 'unknown';

/**
 * Where the chain goes on: after the last record on disk, or after the head where that lies further
 * on and more is missing than a torn tail explains. Then records are gone that were synced once:
 * their numbers are not given out again, so that no verifier overlooks the gap, and a loss record
 * explains it.
 */
const endOfChain = (resumed: Resumed | null, torn: readonly TornTail[], head: Head | null) => {
  const { seq, hash } = resumed?.last ?? GENESIS;
  const missing = head === null ? 0 : Math.max(0, head.seq - seq - torn.length);
  const last = head === null || missing === 0 ? { seq, hash } : { seq: head.seq, hash: head.hash };
  return { last, missing };
};

/** The record before the first one of a file; the last of the chain while it has none. */
const linkBefore = async (file: TrailFile, last: Link): Promise<Link> => {
  const first = await firstRecord(file);
  return first === null ? last : { seq: first.seq - 1, hash: first.prevHash };
};

/** Tells how the life before ended, and begins this one. */
const tellOfOpening = (
  { chronicle, bootId, log }: SinkSupplyParts,
  resumed: Resumed | null,
  torn: readonly TornTail[],
  { missing, isAttested }: { readonly missing: number; readonly isAttested: boolean },
): void => {
  const predecessor = resumed === null ? 'none' : resumed.isClosed ? 'clean' : 'unclean';
  const opened = { event_type: 'TrailOpened', boot_id: bootId, predecessor } as const;
  chronicle.owe(isAttested ? opened : { ...opened, head: 'missing' });
  if (!isAttested) log.warn('no head attests where the trail ended; its last records may be gone');
  for (const tail of torn) {
    log.warn(`${tail.bytes} bytes of an unfinished record were moved to ${tail.set_aside}`);
    chronicle.owe({ event_type: 'TailRecovered', ...tail });
  }
  if (missing === 0) return;
  log.error('the end of the trail is gone', `${missing} records that were synced are missing`);
  chronicle.lost(UNKNOWN_TYPE, 'TAIL_MISSING', missing);
};

/**
 * Opens the newest file of a directory at the end of its chain, sets a torn tail aside, completes
 * the books, and notes in the chronicle how the life before ended (TRAIL-4, TRAIL-5).
 *
 * @throws AuditError when there is something the key cannot vouch for
 */
export const openNewest = async (
  directory: TrailDirectory,
  key: MacKey,
  parts: SinkSupplyParts,
): Promise<Opening> => {
  const { clock, log } = parts;
  const names = trailFiles(await directory.list());
  const torn: TornTail[] = [];
  const resumed = await resume(directory, names, key, (tail) => torn.push(tail));
  const head = new HeadKeeper(directory, clock, log);
  const found = await head.read(key);
  const known = resumed?.logId ?? found?.log_id;
  // A manifest that was lost must not take with it that the clock was not believed.
  const clockBelieved = resumed?.lastAt ?? new Date(clock()).toISOString();
  const bookKeeping = { directory, key, logId: known ?? parts.newId(), log, clockBelieved };
  const books = await Books.open(bookKeeping);
  // A life that ended before its first record has left nothing but its books.
  const logId = known ?? books.manifest.log_id;
  const { last, missing } = endOfChain(resumed, torn, found);
  const newest = names.at(-1);
  const isFull = newest !== undefined && books.hasClosed(newest);
  const isFresh = isFull || missing > 0 || resumed?.isHandedOver === true;
  const name = fileToAppend(newest, utcDay(clock()), isFresh);
  await books.complete(names, name);
  const file = await directory.openFile(name);
  const start = { size: await file.size(), before: await linkBefore(file, last), last };
  // A head that another key has sealed is missing as well, but for that of the key before.
  const isAttested = resumed === null || resumed.isHandedOver || found !== null;
  tellOfOpening(parts, resumed, torn, { missing, isAttested });
  const sink = new Sink(name, file, { logId, serviceId: parts.serviceId, key }, start);
  return { sink, books, head };
};
