/** Processes and threads end while they are looked at: then there is nothing to read, and null. */
export const unlessGone = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (cause) {
    return nothingLeft(cause);
  }
};

/** The same of what is read without waiting. */
export const unlessGoneAtOnce = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (cause) {
    return nothingLeft(cause);
  }
};

const nothingLeft = (cause: unknown): null => {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ESRCH') return null;
  throw cause;
};
