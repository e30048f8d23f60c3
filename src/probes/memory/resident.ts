import { readFile } from 'node:fs/promises';

/** Bytes of a process that lie in memory (VmRSS); null where the system does not tell. */
export const residentBytes = (pid: number): Promise<number | null> => statusBytes(pid, 'VmRSS');

/** The most that a process has had in memory (VmHWM), in bytes; null where the system does not tell. */
export const highestBytes = (pid: number): Promise<number | null> => statusBytes(pid, 'VmHWM');

const statusBytes = (pid: number, name: string): Promise<number | null> =>
  unlessHidden(async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const [, kib] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
    return kib === undefined ? null : Number(kib) * 1024;
  });

/** What the system does not show, or shows to others only, is not there to be seen. */
export const unlessHidden = async <T>(look: () => Promise<T>): Promise<T | null> => {
  try {
    return await look();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'EROFS', 'EINVAL'].includes(code)) return null;
    throw cause;
  }
};
