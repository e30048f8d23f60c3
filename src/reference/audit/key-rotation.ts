import type { LifeEvent } from './life';
import type { MacKey } from './mac-key';
import type { ReadRecord } from './record';

type KeyRotated = Extract<LifeEvent, { event_type: 'KeyRotated' }>;

const NAME_LENGTH = 16;

/** Names a key without telling anything of it. */
export const keyName = (key: MacKey): string =>
  key.hash('proofgate/1 key name').slice(0, NAME_LENGTH);

const statement = (logId: string, old_key: string, new_key: string): string =>
  `proofgate/1 key rotation\n${logId}\n${old_key}\n${new_key}`;

/**
 * The event by which the old key hands the chain over. Being a record, it is hashed with the old
 * key; `proof` is HMAC-SHA256 with the new one, so both have signed the same hand-over.
 */
export const keyRotated = (logId: string, from: MacKey, to: MacKey): KeyRotated => {
  const [old_key, new_key] = [keyName(from), keyName(to)];
  return {
    event_type: 'KeyRotated',
    old_key,
    new_key,
    proof: to.hash(statement(logId, old_key, new_key)),
  };
};

/** Whether a record hands the chain over to this key. */
export const handsOverTo = (key: MacKey, { logId, event }: ReadRecord): boolean => {
  if (event.event_type !== 'KeyRotated') return false;
  const { old_key, new_key, proof } = event as unknown as KeyRotated;
  return new_key === keyName(key) && key.isHashOf(statement(logId, old_key, new_key), proof);
};
