/** Processes and threads end while they are looked at: then there is nothing to read, and null. */
export const unlessGone = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw cause;
  }
};
