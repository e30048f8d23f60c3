import type { Actor } from '../../src/protocol';
import type { Case } from './case';

/** Who else may ask, in the words of the features; drawn from the case, so that no run repeats. */
export const askers = {
  'somebody else': ({ id }) => ({
    worker_id: `worker-${id.slice(0, 6)}`,
    source_ip: '198.51.100.7',
    correlation_id: `corr-${id.slice(6)}`,
  }),
  'somebody without an id': ({ actor }) => ({ ...actor, worker_id: null }),
  'somebody without an address': ({ actor }) => ({ ...actor, source_ip: null }),
  'somebody without a correlation': ({ actor }) => ({ ...actor, correlation_id: null }),
  'nobody known': () => ({ worker_id: null, source_ip: null, correlation_id: null }),
} as const satisfies Record<string, (at: Case) => Actor>;

export type Asker = keyof typeof askers;
