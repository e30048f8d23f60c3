import { createHash, createHmac } from 'node:crypto';
import { memorySource } from '../../source';
import { TrailKey } from '../../trail-key';
import type { TrailVerification, Witness } from '../../types';
import { verifyTrail } from '../../verify-trail';
import { mappedFormat } from '../mapped-format';
import { trailMappingSchema } from '../schema';

export const KEY = Buffer.alloc(32, 7);
export const ZEROS = '0'.repeat(64);
export const DAY = '2026-11-20.audit';
export const NEXT_DAY = '2026-11-21.audit';
export const LAST_DAY = '2026-11-22.audit';

/** How the crate of these tests writes: a plain SHA-256 over fields that run together, no number. */
export const plain = {
  files: { name: '{day}[-{n}].audit' },
  members: {
    ...{ event_type: '/type', timestamp: '/at', severity: '/level', service_id: '/service' },
    ...{ audit_id: '/id', event: '/data', prev_hash: '/prev', hash: '/hash' },
  },
  hash: {
    algorithm: 'sha256',
    fields: ['/id', '/at', '/service', '/type', '/data', '/prev'],
  },
  fields: { digest: '/data/sha256', 'actor.user_id': '/data/by' },
  severities: { ROUTINE: 'info', HIGH: 'warn', CRITICAL: 'critical' },
};

/** The same crate, hashing the line under a key, and numbering its records. */
export const keyed = {
  ...plain,
  members: { ...plain.members, sequence: '/n' },
  hash: { algorithm: 'hmac-sha256' },
};

/** What a test says of a record; the rest is filled in. */
export interface Told {
  readonly type?: string;
  readonly level?: string;
  readonly service?: string;
  readonly data?: unknown;
  readonly n?: number;
  /** More members. */
  readonly more?: object;
}

const head = (told: Told, index: number) => ({
  ...(told.n !== undefined && { n: told.n }),
  id: `id-${index}`,
  at: `2026-11-20T12:00:00.${String(index).padStart(3, '0')}Z`,
  service: told.service ?? 'worker',
  level: told.level ?? 'info',
  type: told.type ?? 'VramSealed',
  data: told.data ?? { shard_id: `shard-${index}`, sha256: 'ab'.repeat(32), by: 'worker-7' },
  ...told.more,
});

/** Lines as the crate writes them, from the words of its mapping alone. */
export const linesOf = (records: readonly Told[], previous = ZEROS): string[] => {
  let prev = previous;
  return records.map((told, index) => {
    const record = head(told, index + 1);
    const { id, at, service, type, data } = record;
    const covered = `${id}${at}${service}${type}${JSON.stringify(data)}${prev}`;
    const hash = createHash('sha256').update(covered).digest('hex');
    const line = `${JSON.stringify({ ...record, prev, hash })}\n`;
    prev = hash;
    return line;
  });
};

/** Lines as the crate writes them under a key. */
export const keyedLinesOf = (records: readonly Told[], key = KEY, first = 1): string[] => {
  let prev = ZEROS;
  return records.map((told, index) => {
    const body = JSON.stringify({ ...head({ n: first + index, ...told }, index + 1), prev });
    const covered = body.slice(0, -1);
    prev = createHmac('sha256', key).update(covered).digest('hex');
    return `${covered},"hash":"${prev}"}\n`;
  });
};

export const many = (count: number): Told[] => Array.from({ length: count }, () => ({}));

/** A trail of one chain over three days. */
export const threeDays = (
  write: (records: readonly Told[]) => readonly string[] = linesOf,
): ReadonlyMap<string, Buffer> => {
  const lines = write(many(12));
  return filesOf({
    [DAY]: lines.slice(0, 4),
    [NEXT_DAY]: lines.slice(4, 8),
    [LAST_DAY]: lines.slice(8),
  });
};

export const filesOf = (files: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(files).map(([name, lines]) => [name, Buffer.from(lines.join(''))]));

export const formatOf = (mapping: object) =>
  mappedFormat('ours/1', trailMappingSchema.parse(mapping));

export const verify = (
  files: ReadonlyMap<string, Buffer>,
  mapping: object = plain,
  witness: Witness = {},
  key = KEY,
): Promise<TrailVerification> =>
  verifyTrail(memorySource(files, formatOf(mapping)), [new TrailKey(key)], witness);

/** Verification of lines in one file: where it stops and why. */
export const firstBad = async (lines: readonly string[], mapping: object = plain) => {
  const { firstBad: bad } = await verify(filesOf({ [DAY]: lines }), mapping);
  return bad === undefined ? null : { line: bad.line, reason: bad.reason };
};
