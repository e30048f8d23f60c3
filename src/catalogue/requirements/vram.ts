import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { vramOnly } from './crates';

/** VRAM: what is sealed is what is there. */
export const vram = [
  {
    id: 'VRAM-1',
    title: 'Sealing digests and signs what is on the device',
    statement:
      'Sealing MUST take the bytes to the device, digest what is there (SHA-256, 64 hex digits), ' +
      'sign it (HMAC-SHA256, with a key from the worker token by HKDF) and report VramAllocated, ' +
      'then VramSealed, with the true used and available bytes.',
    severity: 'blocking',
    chapter: 'vram',
    crates: vramOnly,
    source: [
      { seed: '004', section: '1. VramSealed (CRITICAL)' },
      { seed: '004', section: '4. VramAllocated (MEDIUM)' },
      { seed: '003', section: '2. VramAllocated Event' },
    ],
    regulations: serves.integrity,
    observed:
      'A model file known to the gate is sealed, and shard, state and records are compared with ' +
      'the digest and the sizes computed from the file.',
    minimumChecks: 2,
  },
  {
    id: 'VRAM-2',
    title: 'Verification re-reads the device and finds every change',
    statement:
      'Verification MUST re-read device memory, and a single flipped bit anywhere MUST be found. ' +
      'A forged signature, a changed digest, a changed id or an unknown shard MUST fail and be ' +
      'reported as SealVerificationFailed.',
    severity: 'blocking',
    chapter: 'vram',
    crates: vramOnly,
    source: [
      { seed: '004', section: '3. SealVerificationFailed (CRITICAL)' },
      { seed: '002', section: 'Legal Liability' },
    ],
    regulations: serves.incidents,
    observed:
      'Single bits on the device and single parts of the shard are changed, and each verification ' +
      'and its record are read.',
    minimumChecks: 5,
  },
  {
    id: 'VRAM-3',
    title: 'After SealVerificationFailed the worker is Stopped',
    statement:
      'After SealVerificationFailed the worker MUST be Stopped and MUST refuse further sealing ' +
      'and verification.',
    severity: 'blocking',
    chapter: 'vram',
    crates: vramOnly,
    source: [
      { seed: '004', section: '3. SealVerificationFailed (CRITICAL)' },
      { seed: '004', section: 'Critical Events' },
    ],
    regulations: serves.incidents,
    observed:
      'After a failed verification the state is read, and sealing and verification are asked for ' +
      'again.',
    minimumChecks: 2,
  },
  {
    id: 'VRAM-4',
    title: 'Memory accounting never drifts',
    statement:
      'Running out of VRAM MUST be reported as VramAllocationFailed and leave accounting ' +
      'unchanged; deallocation MUST return every byte; used bytes MUST NOT drift.',
    severity: 'blocking',
    chapter: 'vram',
    crates: vramOnly,
    source: [
      { seed: '003', section: '3. VramAllocationFailed Event' },
      { seed: '004', section: '5. VramAllocationFailed (MEDIUM)' },
      { seed: '004', section: '6. VramDeallocated (MEDIUM)' },
    ],
    regulations: serves.records,
    observed:
      'Shards are sealed, refused for want of memory and deallocated in turn, and the used bytes ' +
      'are compared with the sum of what is held.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
