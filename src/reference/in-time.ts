/**
 * Waits for a promise, at most `ms`. What is waited for goes on, and whatever becomes of it later is
 * nobody's business here: it settles unheard.
 *
 * @throws what `overrun` makes, when the time is over
 */
export const inTime = async <T>(
  promise: Promise<T>,
  ms: number,
  overrun: () => Error,
): Promise<T> => {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(overrun());
  }, ms);
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
};
