import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonical } from '../bag';
import { IN_TOTO_PAYLOAD_TYPE, keyId, pae, type DsseEnvelope } from '../dsse';
import type { Statement } from '../statements';

/** Puts a statement into an envelope, signed with an Ed25519 key, or unsigned without one. */
export const signStatement = (statement: Statement, key: KeyObject | null): DsseEnvelope => {
  const payload = Buffer.from(canonical(statement), 'utf8');
  return {
    payload: payload.toString('base64'),
    payloadType: IN_TOTO_PAYLOAD_TYPE,
    signatures:
      key === null
        ? []
        : [
            {
              keyid: keyId(createPublicKey(key)),
              sig: sign(null, pae(IN_TOTO_PAYLOAD_TYPE, payload), key).toString('base64'),
            },
          ],
  };
};
