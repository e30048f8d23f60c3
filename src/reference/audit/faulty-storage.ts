import type { Storage, TrailFile } from './storage';

/** What the disk does to its next calls: refuse writes, refuse syncs, answer neither, or nothing. */
export type DiskFault = 'write-error' | 'sync-error' | 'stall' | 'none';

/** A storage whose disk can be made to fail. */
export interface FaultyStorage {
  readonly storage: Storage;
  /**
   * The fault strikes after so many more calls of its kind, so many times, and without a number until
   * the next one is set.
   */
  inject(fault: DiskFault, after: number, times?: number): void;
}

const inputOutputError = (call: string): Error =>
  Object.assign(new Error(`EIO: i/o error, ${call}`), { code: 'EIO', syscall: call });

/**
 * Wraps a storage so that its disk fails on demand, which serves the protocol's `audit.fault` and
 * the tests. A failing write leaves half of its bytes behind, as a full disk does; a stalled call
 * goes on as soon as another fault is set.
 */
export const faultyStorage = (inner: Storage): FaultyStorage => {
  let fault: DiskFault = 'none';
  let callsLeft = 0;
  let timesLeft = 0;
  let stalled = Promise.withResolvers<null>();

  const strikes = (kind: DiskFault): boolean => {
    if (fault !== kind) return false;
    callsLeft -= 1;
    if (callsLeft >= 0 || timesLeft === 0) return false;
    timesLeft -= 1;
    return true;
  };

  const wrap = (file: TrailFile): TrailFile => ({
    ...file,
    append: async (bytes) => {
      if (strikes('stall')) await stalled.promise;
      if (!strikes('write-error')) return file.append(bytes);
      await file.append(bytes.subarray(0, bytes.length >> 1));
      throw inputOutputError('write');
    },
    sync: async () => {
      if (strikes('stall')) await stalled.promise;
      if (strikes('sync-error')) throw inputOutputError('fdatasync');
      return file.sync();
    },
    appendSync: (bytes) => {
      if (strikes('write-error')) throw inputOutputError('write');
      file.appendSync(bytes);
    },
    syncSync: () => {
      if (strikes('sync-error')) throw inputOutputError('fdatasync');
      file.syncSync();
    },
  });

  return {
    inject: (next, after, times = Number.POSITIVE_INFINITY) => {
      fault = next;
      callsLeft = after;
      timesLeft = times;
      stalled.resolve(null);
      stalled = Promise.withResolvers();
    },
    storage: {
      open: async (path) => {
        const directory = await inner.open(path);
        return {
          ...directory,
          openFile: async (name) => wrap(await directory.openFile(name)),
          replaceDocument: async (name, text) => {
            if (strikes('write-error')) throw inputOutputError('write');
            if (strikes('sync-error')) throw inputOutputError('fdatasync');
            return directory.replaceDocument(name, text);
          },
        };
      },
    },
  };
};
