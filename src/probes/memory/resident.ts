import { readFile } from 'node:fs/promises';

/** Bytes of a process that lie in memory (VmRSS); null where the system does not tell. */
export const residentBytes = async (pid: number): Promise<number | null> => {
  try {
    const [, kib] =
      /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};
