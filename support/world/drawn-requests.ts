import { CAPACITY_BYTES, SMALLEST_SIZED } from '../fixtures';

/** A request of which only the kind, the shard and the size matter. */
export interface DrawnRequest {
  readonly asked: 'seal' | 'verify' | 'deallocate';
  readonly shardId: string;
  readonly bytes: number;
}

/** Shards by id, with their bytes. */
export type Ledger = ReadonlyMap<string, number>;

/** How much is left beside what is held. In bytes. */
export const roomBeside = (held: Ledger): number =>
  CAPACITY_BYTES - [...held.values()].reduce((sum, bytes) => sum + bytes, 0);

const MOST_AT_ONCE = CAPACITY_BYTES / 4;

const upTo = (most: number, draw: () => number): number =>
  SMALLEST_SIZED + Math.floor(draw() * Math.max(0, most - SMALLEST_SIZED + 1));

/** A model too large for what is left: by one byte, or by as much as it may be. */
const tooLarge = (room: number, draw: () => number): number =>
  Math.max(SMALLEST_SIZED, room + 1) + (draw() < 0.5 ? 0 : Math.floor(draw() * CAPACITY_BYTES));

/**
 * Draws the next request: half of them seal, the others verify or give back what is held. Beyond the
 * memory, every third seal is of a model too large for what is left.
 */
export const drawRequest = (
  held: Ledger,
  shardId: string,
  draw: () => number,
  isBeyond: boolean,
): DrawnRequest => {
  const room = roomBeside(held);
  const [id, bytes] = [...held][Math.floor(draw() * held.size)] ?? ['', 0];
  const choice = draw();
  if (held.size > 0 && choice < 0.25) return { asked: 'verify', shardId: id, bytes };
  if (held.size > 0 && (choice < 0.5 || (room < SMALLEST_SIZED && !isBeyond))) {
    return { asked: 'deallocate', shardId: id, bytes };
  }
  const isTooLarge = isBeyond && (room < SMALLEST_SIZED || draw() < 1 / 3);
  const size = isTooLarge ? tooLarge(room, draw) : upTo(Math.min(room, MOST_AT_ONCE), draw);
  return { asked: 'seal', shardId, bytes: size };
};

/**
 * In the end: what still fits to the byte, one byte beyond that, everything back, each of it asked
 * for twice, and all at once.
 */
export const lastRequests = (held: Ledger, shardId: string, isBeyond: boolean): DrawnRequest[] => {
  const room = roomBeside(held);
  const seal = (name: string, bytes: number): DrawnRequest => ({
    asked: 'seal',
    shardId: `${shardId}-${name}`,
    bytes,
  });
  const back = (shard: string, bytes: number): DrawnRequest => ({
    asked: 'deallocate',
    shardId: shard,
    bytes,
  });
  const fits = room >= SMALLEST_SIZED ? [seal('fits', room)] : [];
  return [
    ...fits,
    ...(isBeyond ? [seal('beyond', SMALLEST_SIZED)] : []),
    ...[...held].flatMap(([id, bytes]) => [back(id, bytes), back(id, bytes)]),
    ...fits.map((request) => back(request.shardId, request.bytes)),
    seal('all', CAPACITY_BYTES),
    back(`${shardId}-all`, CAPACITY_BYTES),
  ];
};
