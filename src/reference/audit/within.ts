import type { AuditError } from './error';

/** Waits for a promise, at most `ms`; what is waited for goes on and may still settle later. */
export const within = async <T>(
  promise: Promise<T>,
  ms: number,
  overrun: () => AuditError,
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
