import { setImmediate as nextTurn } from 'node:timers/promises';
import { flushOnExit, type Emission } from '../../../src/reference/audit';
import { openBenchTrail } from './open-trail';
import type { OpenLogger } from './types';

/** Room for every burst that may be under way, since a full buffer refuses. */
const CAPACITY = 10_000;

/** Bursts of at most a thousand that may be under way before the emitter waits for the disk. */
const BURSTS_UNDER_WAY = 8;

/** The trail as the reference uses it: an owner's auditor on it, and a flush on process exit. */
export const openTrailLogger: OpenLogger = async (directory) => {
  const { trail, auditor, failures } = await openBenchTrail(directory, { capacity: CAPACITY });
  const lastResort = flushOnExit(trail, process);
  const underWay: Emission[] = [];
  let latest: Emission | null = null;
  return {
    emit: (event) => {
      latest = auditor.emit(event);
    },
    turn: async () => {
      if (latest !== null) underWay.push(latest);
      if (underWay.length > BURSTS_UNDER_WAY) await underWay.shift()?.reached('synced');
      await nextTurn();
    },
    end: async () => {
      await trail[Symbol.asyncDispose]();
      lastResort[Symbol.dispose]();
    },
    failed: failures,
  };
};
