import { readFile, readdir } from 'node:fs/promises';
import { unlessGone } from '../unless-gone';

const tracerIn = async (file: string): Promise<number | null> => {
  const status = await unlessGone(readFile(file, 'utf8'));
  if (status === null) return null;
  const [, tracer] = /^TracerPid:\s+(\d+)$/m.exec(status) ?? [];
  return Number(tracer ?? 0);
};

/** Who traces a process, 0 for nobody. */
export const tracerOf = async (pid: number): Promise<number> =>
  (await tracerIn(`/proc/${pid}/status`)) ?? 0;

/** Whether every thread of a process is traced by `tracer`. */
export const isTracedBy = async (pid: number, tracer: number): Promise<boolean> => {
  const threads = (await unlessGone(readdir(`/proc/${pid}/task`))) ?? [];
  const tracers = await Promise.all(
    threads.map((thread) => tracerIn(`/proc/${pid}/task/${thread}/status`)),
  );
  return (
    tracers.some((found) => found !== null) &&
    tracers.every((found) => found === null || found === tracer)
  );
};
