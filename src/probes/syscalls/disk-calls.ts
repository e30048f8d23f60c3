import { basename, dirname } from 'node:path';
import type { DiskCall } from '../../verdict';
import { OPENS, SYNCS, WRITES } from './attach';
import { bytesIn, descriptorIn, flagsIn } from './arguments';
import type { TracedCall } from './trace';

/** Where to look in a trace. */
export interface Sought {
  /** The trail's directory, without links in its path. */
  readonly directory: string;
  /** What the standard output of the process leads to: answers go there. */
  readonly answers: string;
  /** Descriptors that were open for synced writing before the trace began, as strace prints them. */
  readonly syncedDescriptors: ReadonlySet<string>;
  /** The line of a record as it lies on disk; the write that completes it is marked. */
  readonly record: Buffer | null;
}

const isOneOf = (names: readonly string[], { name }: TracedCall): boolean => names.includes(name);

const SYNCED = /\bO_D?SYNC\b/;
const SYNCED_WRITE = /\bRWF_D?SYNC\b/;

const key = ({ fd, target }: { fd: string; target: string }): string => `${fd}<${target}>`;

/** Neither an error nor a call that a signal interrupted, `? ERESTARTSYS`. */
const isDone = ({ result }: TracedCall): boolean => result !== null && /^\d/.test(result);

/** What a trace tells of a trail's files and of the answers, in order. */
export const diskCalls = (
  calls: readonly TracedCall[],
  { directory, answers, syncedDescriptors, record }: Sought,
): DiskCall[] => {
  const synced = new Set(syncedDescriptors);
  const completing = completesRecord(calls, directory, record);
  return calls.flatMap((call): DiskCall[] => {
    const { begun, ended, struck, args } = call;
    const at = { begun, ended, done: isDone(call), struck, synced: false, holds: false };
    if (isOneOf(OPENS, call)) noteFlags(call, synced);
    if (call.name === 'sync') return [{ ...at, call: 'sync', file: null }];
    const target = descriptorIn(args);
    if (target === null) return [];
    const isWrite = isOneOf(WRITES, call);
    if (isWrite && target.target === answers) return [{ ...at, call: 'answer', file: null }];
    if (call.name === 'syncfs') return [{ ...at, call: 'sync', file: null }];
    if (dirname(target.target) !== directory) return [];
    const file = basename(target.target);
    if (isOneOf(SYNCS, call)) return [{ ...at, call: 'sync', file }];
    if (!isWrite) return [];
    const isSynced = synced.has(key(target)) || SYNCED_WRITE.test(flagsIn(args));
    return [{ ...at, call: 'write', file, synced: isSynced, holds: call === completing }];
  });
};

/** A descriptor number is given again after a close: the last opening counts. */
const noteFlags = ({ args, result }: TracedCall, synced: Set<string>): void => {
  const opened = descriptorIn(result ?? '');
  if (opened === null) return;
  if (SYNCED.test(flagsIn(args))) synced.add(key(opened));
  else synced.delete(key(opened));
};

/** The last write that brings the last byte of the record; a record may come in several. */
const completesRecord = (
  calls: readonly TracedCall[],
  directory: string,
  record: Buffer | null,
): TracedCall | null => {
  if (record === null) return null;
  const streams = new Map<string, { bytes: Buffer; ends: { at: number; call: TracedCall }[] }>();
  for (const call of calls) {
    const target = isOneOf(WRITES, call) && isDone(call) ? descriptorIn(call.args)?.target : null;
    if (target === null || target === undefined || dirname(target) !== directory) continue;
    const stream = streams.get(target) ?? { bytes: Buffer.alloc(0), ends: [] };
    const written = bytesIn(call.args).subarray(0, Number.parseInt(call.result ?? '', 10));
    const bytes = Buffer.concat([stream.bytes, written]);
    streams.set(target, { bytes, ends: [...stream.ends, { at: bytes.length, call }] });
  }
  const found = [...streams.values()].flatMap(({ bytes, ends }) => {
    const last = bytes.lastIndexOf(record);
    const end = ends.find(({ at }) => last >= 0 && at >= last + record.length);
    return end === undefined ? [] : [end.call];
  });
  return found.sort((a, b) => b.begun - a.begun)[0] ?? null;
};
