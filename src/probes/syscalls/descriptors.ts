import { readFile, readdir, readlink } from 'node:fs/promises';

/** O_DSYNC, which O_SYNC includes, in the octal that /proc prints. */
const O_DSYNC = 0o10000;

/** What the standard output of a process leads to, in the words of strace. */
export const standardOutputOf = (pid: number): Promise<string> => readlink(`/proc/${pid}/fd/1`);

/** The descriptors of a process whose every write is synced, as strace prints them. */
export const syncedDescriptorsOf = async (pid: number): Promise<ReadonlySet<string>> => {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const found = await Promise.all(descriptors.map((fd) => syncedDescriptor(pid, fd)));
  return new Set(found.filter((each) => each !== null));
};

/** Null for one that is not synced, or was closed since it was listed. */
const syncedDescriptor = async (pid: number, fd: string): Promise<string | null> => {
  try {
    const [, flags = '0'] =
      /^flags:\s+(\d+)$/m.exec(await readFile(`/proc/${pid}/fdinfo/${fd}`, 'utf8')) ?? [];
    if ((Number.parseInt(flags, 8) & O_DSYNC) === 0) return null;
    return `${fd}<${await readlink(`/proc/${pid}/fd/${fd}`)}>`;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};
