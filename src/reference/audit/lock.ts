import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditError, codeOf, unlessAbsent } from './error';

const LOCK_NAME = '.writer.lock';

/** One take-over of a stale lock may lose a race; losing twice means somebody is alive. */
const ATTEMPTS = 2;

/** Of the fields that follow the process name in /proc/<pid>/stat. */
const STATE_FIELD = 0;
const START_TIME_FIELD = 19;

/** A directory held for one writer. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * When a process started, in clock ticks since boot, so that a recycled pid is not mistaken for the
 * writer that died. Empty for a process killed but not yet reaped, and where there is no /proc.
 */
const startOf = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(unlessAbsent);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return fields[STATE_FIELD] === 'Z' ? '' : (fields[START_TIME_FIELD] ?? '');
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
  }
};

const isHeld = async (holder: string): Promise<boolean> => {
  const [pid = '', started = ''] = holder.split(' ');
  if (!/^\d+$/.test(pid) || !isRunning(Number(pid))) return false;
  return (await startOf(Number(pid))) === started;
};

/**
 * Moves a stale lock out of the way. Another process may have taken it over in between; then what
 * was moved is that process's live lock, and it is put back.
 */
const removeStale = async (path: string, holder: string, mine: string): Promise<void> => {
  const aside = `${mine}.stale`;
  await rename(path, aside).catch(unlessAbsent);
  const moved = await readFile(aside, 'utf8').catch(unlessAbsent);
  if (moved === null) return;
  if (moved !== holder) await link(aside, path);
  await unlink(aside);
};

/** Links the lock into place whole, so that nobody ever reads half a holder. */
const tryLink = async (mine: string, path: string): Promise<boolean> => {
  try {
    await link(mine, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
};

const takeOrReplace = async (mine: string, path: string): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await tryLink(mine, path)) return;
    const holder = await readFile(path, 'utf8').catch(unlessAbsent);
    if (holder === null) continue;
    if (await isHeld(holder)) break;
    await removeStale(path, holder, mine);
  }
  if (await tryLink(mine, path)) return;
  throw new AuditError(
    'LOCKED',
    `${path} belongs to a running writer; stop that process or give this one its own directory`,
  );
};

/**
 * Takes a directory for this process alone; the lock of a process that died is taken over.
 *
 * @throws AuditError `LOCKED` when another writer lives, this very process included.
 */
export const takeLock = async (directory: string): Promise<Lock> => {
  const path = join(directory, LOCK_NAME);
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, `${process.pid} ${await startOf(process.pid)}`, { mode: 0o600 });
  try {
    await takeOrReplace(mine, path);
  } finally {
    await unlink(mine);
  }
  return { release: () => unlink(path) };
};
