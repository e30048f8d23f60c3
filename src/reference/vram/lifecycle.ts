import { VramError } from './errors';

export type WorkerState = 'running' | 'stopped' | 'disposed';

/**
 * Where a worker stands. It only ever moves forward: running, stopped (VRAM-3, POLICY-1: it seals
 * and verifies no more, but gives memory back), disposed.
 */
export interface WorkerLifecycle {
  state(): WorkerState;
  stop(): void;
  dispose(): void;
}

export const createWorkerLifecycle = (): WorkerLifecycle => {
  let state: WorkerState = 'running';
  return {
    state: () => state,
    stop() {
      if (state === 'running') state = 'stopped';
    },
    dispose() {
      state = 'disposed';
    },
  };
};

/** @throws {VramError} `DISPOSED` */
export const requireAlive = (lifecycle: WorkerLifecycle): void => {
  if (lifecycle.state() !== 'disposed') return;
  throw new VramError('DISPOSED', 'expected a manager in use, found it disposed; create a new one');
};

/** @throws {VramError} `WORKER_STOPPED` */
export const requireRunning = (lifecycle: WorkerLifecycle): void => {
  if (lifecycle.state() === 'running') return;
  throw new VramError(
    'WORKER_STOPPED',
    'expected a running worker, found it stopped after a violation; look into the trail, then restart',
  );
};
