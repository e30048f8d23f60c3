/** Rings once after so many milliseconds, unless the function it returns is called before. */
export type Timer = (ms: number, ring: () => void) => () => void;

/** Unreferenced: a wait for the collector does not keep a finished process alive. */
export const systemTimer: Timer = (ms, ring) => {
  const timeout = setTimeout(ring, ms).unref();
  return () => {
    clearTimeout(timeout);
  };
};

/** Settles after so many milliseconds, or at once when the signal is or becomes aborted. */
export const pause = async (timer: Timer, ms: number, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<null>();
  const wake = () => {
    resolve(null);
  };
  signal.addEventListener('abort', wake, { once: true });
  const cancel = timer(ms, wake);
  await promise;
  cancel();
  signal.removeEventListener('abort', wake);
};

/** Waits for a promise until the signal is aborted; then rejects with the signal's reason. */
export const unlessAborted = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    reject(signal.reason as Error);
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};
