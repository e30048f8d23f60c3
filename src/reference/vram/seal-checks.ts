import type { Shard } from '../../protocol';
import type { HeldShard } from './ledger';
import { isSealable } from './seal';
import type { VramCollaborators } from './types';

/** Why a seal does not hold. */
export interface SealFailure {
  readonly reason: 'unknown_shard' | 'signature_mismatch' | 'read_error' | 'digest_mismatch';
  /** What the device was found to hold; null when it was not read or could not be. */
  readonly actualDigest: string | null;
  readonly cause?: unknown;
}

/** A seal as it was shown, beside the shard that is held under its id. */
export interface SealClaim {
  readonly shard: Shard;
  readonly held: HeldShard;
}

type Tools = Pick<VramCollaborators, 'backend' | 'comparison' | 'deviceDigest' | 'signer'>;

/** One question to a seal; null when it answers well. Never rejects: any failure is an answer. */
export type SealCheck = (claim: SealClaim, tools: Tools) => Promise<SealFailure | null>;

/** Whether this worker signed exactly what the shard says of itself (TIME-2). */
const signatureHolds: SealCheck = ({ shard }, { comparison, signer }) =>
  Promise.resolve(
    isSealable(shard) && comparison(signer.sign(shard), shard.signature)
      ? null
      : { reason: 'signature_mismatch', actualDigest: null },
  );

/** Whether the device still holds what was sealed, to the last bit (VRAM-2, TIME-1). */
const deviceHolds: SealCheck = async ({ shard, held }, { backend, comparison, deviceDigest }) => {
  try {
    const digest = await deviceDigest(backend, held.handle, held.bytes);
    return comparison(shard.digest, digest)
      ? null
      : { reason: 'digest_mismatch', actualDigest: digest };
  } catch (cause) {
    return { reason: 'read_error', actualDigest: null, cause };
  }
};

/** What a seal is asked, in order: who signed is settled before the device is read. */
export const sealChecks: readonly SealCheck[] = [signatureHolds, deviceHolds];
