import { rfc3339, type Clock } from './clock';
import type { Conceal } from './conceal';
import { toSafeJson } from './escape';
import type { Entry } from './record';
import { sanitizeEvent } from './sanitize';

/** What an entry takes from outside itself. */
export interface EntryParts {
  readonly clock: Clock;
  /** Unique and unguessable, as `crypto.randomUUID`. */
  readonly newId: () => string;
  /** Takes out what must not be written; nothing when absent. */
  readonly conceal?: Conceal | undefined;
}

const asItIs: Conceal = (text) => text;

/** Fixes an event as it will stand in the trail: named, timed, sanitized and serialized. */
export const mintEntry = (
  event: { readonly event_type: string },
  severity: Entry['severity'],
  { clock, newId, conceal = asItIs }: EntryParts,
): Entry => ({
  auditId: newId(),
  timestamp: rfc3339(clock()),
  severity,
  event: conceal(toSafeJson(sanitizeEvent(event))),
});
