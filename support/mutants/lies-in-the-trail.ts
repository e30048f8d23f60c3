import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "A failed verification in the trail only alarms the customer."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    event.event_type === 'SealVerificationFailed'
      ? {
          event_type: 'SealVerified',
          shard_id: event.shard_id,
          worker_id: event.worker_id,
          actor: event.actor,
        }
      : event,
  ),
});
