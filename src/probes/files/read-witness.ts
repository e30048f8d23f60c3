import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReading } from '../../verdict';

/** A time so long ago that the next read moves it, also under `relatime`. */
const LONG_AGO = new Date('2001-01-01T00:00:00Z');

/** Watches whether a process reads a file, without a tracer. */
export interface ReadWitness {
  seen(): Promise<FileReading>;
}

/**
 * Sets the access time of `file` far back and notes how much `pid` has read so far. Both witnesses
 * are optional: filesystems mounted `noatime` move no access time, other systems have no /proc.
 */
export const watchReads = async (file: string, pid: number): Promise<ReadWitness> => {
  const { size, mtime } = await stat(file);
  const keepsAccessTimes = await movesAccessTime(join(file, '..'));
  await utimes(file, LONG_AGO, mtime);
  const before = await bytesRead(pid);
  return {
    seen: async () => {
      const after = await bytesRead(pid);
      const { atime } = await stat(file);
      return {
        file: file.split('/').at(-1) ?? file,
        size_bytes: size,
        accessed: keepsAccessTimes ? atime.getTime() !== LONG_AGO.getTime() : null,
        bytes_read: before === null || after === null ? null : after - before,
      };
    },
  };
};

/** Tries it out: does reading a file here move its access time? */
const movesAccessTime = async (directory: string): Promise<boolean> => {
  const place = await mkdtemp(join(directory, '.access-'));
  try {
    const probe = join(place, 'probe');
    await writeFile(probe, 'read me');
    await utimes(probe, LONG_AGO, new Date());
    await readFile(probe);
    return (await stat(probe)).atime.getTime() !== LONG_AGO.getTime();
  } finally {
    await rm(place, { recursive: true });
  }
};

/** All bytes a process has asked the system to read, or null where that is not told. */
const bytesRead = async (pid: number): Promise<number | null> => {
  try {
    const io = await readFile(`/proc/${pid}/io`, 'utf8');
    const read = /^rchar: (\d+)$/m.exec(io)?.[1];
    return read === undefined ? null : Number(read);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(code)) return null;
    throw cause;
  }
};
