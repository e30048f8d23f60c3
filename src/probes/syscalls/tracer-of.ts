import { readFile, readdir } from 'node:fs/promises';

const status = async (path: string): Promise<number | null> => {
  try {
    const [, tracer] = /^TracerPid:\s+(\d+)$/m.exec(await readFile(path, 'utf8')) ?? [];
    return Number(tracer ?? 0);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw cause;
  }
};

/** Who traces a process, 0 for nobody. */
export const tracerOf = async (pid: number): Promise<number> =>
  (await status(`/proc/${pid}/status`)) ?? 0;

/** Whether every thread of a process is traced by `tracer`. */
export const isTracedBy = async (pid: number, tracer: number): Promise<boolean> => {
  const threads = await readdir(`/proc/${pid}/task`);
  const tracers = await Promise.all(
    threads.map((thread) => status(`/proc/${pid}/task/${thread}/status`)),
  );
  return tracers.every((found) => found === null || found === tracer);
};
