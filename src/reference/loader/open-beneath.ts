import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { LoaderError } from './errors';
import { PathRefusal } from './path-refusal';
import { pathShapeProblem } from './path-shape';
import { isBeneath, resolvePath, type Destination } from './resolve-path';
import { locateOpened } from './witness';

/**
 * Opens a regular file beneath a root directory, for reading.
 *
 * @throws {PathRefusal} when the path leads out of the root; no byte was read (PATH-3)
 * @throws {LoaderError} `MODEL_UNREADABLE` when there is no such file
 */
export type OpenBeneath = (root: string, path: string) => Promise<FileHandle>;

/** The three layers of the jail; replaced to play races in tests, and to see each hold by itself. */
interface JailTools {
  readonly shape: typeof pathShapeProblem;
  readonly resolve: typeof resolvePath;
  readonly locate: typeof locateOpened;
}

const ownTools: JailTools = {
  shape: pathShapeProblem,
  resolve: resolvePath,
  locate: locateOpened,
};

// O_NOFOLLOW: the last name must still be what was resolved. O_NONBLOCK: a FIFO must not be waited for.
const READ_FLAGS =
  constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

const requireRegular = ({ stats, cause }: Destination): void => {
  if (stats?.isFile() === true) return;
  throw LoaderError.from(cause ?? new Error('expected a regular file, found another kind'));
};

const openResolved = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, READ_FLAGS);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ELOOP') throw LoaderError.from(cause);
    throw new PathRefusal('changed_while_opening', { cause });
  }
};

/** Whoever swapped a name between our look and our opening is found out here, before any reading. */
const judgeOpened = async (
  file: FileHandle,
  root: string,
  locate: JailTools['locate'],
): Promise<void> => {
  const path = await locate(file);
  if (!isBeneath(root, path)) throw new PathRefusal('changed_while_opening');
  requireRegular({ path, stats: await file.stat() });
};

/**
 * The jail: refuse by shape, follow every link to see where the path leads, open that, and judge the
 * opened file rather than its name, so that there is no window between check and use.
 */
export const createOpenBeneath = (tools: Partial<JailTools> = {}): OpenBeneath => {
  const { shape, resolve, locate } = { ...ownTools, ...tools };
  const openJailed: OpenBeneath = async (rootPath, path) => {
    const problem = shape(path);
    if (problem !== null) throw new PathRefusal(problem);
    const root = await realpath(rootPath);
    const destination = await resolve(root, path);
    if (!isBeneath(root, destination.path)) throw new PathRefusal('outside_root');
    requireRegular(destination);
    const file = await openResolved(destination.path);
    try {
      await judgeOpened(file, root, locate);
      return file;
    } catch (cause) {
      await file.close();
      throw cause;
    }
  };
  return openJailed;
};
