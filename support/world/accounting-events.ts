import type { ExpectedEvent, Matcher } from '../../src/verdict';
import { CAPACITY_BYTES } from '../fixtures';
import { roomBeside, type DrawnRequest, type Ledger } from './drawn-requests';
import { expectedEvent } from './expected-events';

const event = (type: string, fields: Readonly<Record<string, string | number>>): ExpectedEvent => ({
  ...expectedEvent(type),
  fields: Object.fromEntries(
    Object.entries(fields).map(([field, value]): [string, Matcher] => [field, { equals: value }]),
  ),
});

/** What must be on record of a request, by the gate's own ledger before it was made. */
export const recordsOf = (
  { asked, shardId, bytes }: DrawnRequest,
  held: Ledger,
  digest: string,
): readonly ExpectedEvent[] => {
  const room = roomBeside(held);
  const used = CAPACITY_BYTES - room;
  switch (asked) {
    case 'verify':
      return [event('SealVerified', { shard_id: shardId })];
    case 'deallocate': {
      if (!held.has(shardId)) return [];
      const left = { freed_bytes: bytes, remaining_used: used - bytes };
      return [event('VramDeallocated', { shard_id: shardId, ...left })];
    }
    case 'seal': {
      const about = { requested_bytes: bytes, available_bytes: room };
      if (bytes > room) return [event('VramAllocationFailed', about)];
      const taken = { allocated_bytes: bytes, used_bytes: used + bytes };
      return [
        event('VramAllocated', { ...about, ...taken }),
        event('VramSealed', { shard_id: shardId, vram_bytes: bytes, digest }),
      ];
    }
  }
};
