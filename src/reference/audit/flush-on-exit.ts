import type { Trail } from './trail';

/** What is needed of `process`. */
export interface ExitSource {
  once(event: 'exit', listener: () => void): unknown;
  off(event: 'exit', listener: () => void): unknown;
}

/**
 * Has a trail write what is left when its process exits without disposing it: `process.exit`, the
 * natural end, an uncaught exception (DROP-3). Only SIGKILL, or a signal nobody handles, gets past.
 */
export const flushOnExit = (trail: Trail, process: ExitSource): Disposable => {
  const flush = () => {
    trail.flushSync();
  };
  process.once('exit', flush);
  return { [Symbol.dispose]: () => void process.off('exit', flush) };
};
