import { deviceState } from './device-states';
import type { CheckCases } from './types';

const digest = 'ab'.repeat(32);
const due = { shard_id: 'a', gpu_device: 0, vram_bytes: 300, digest };
const seal = { ...due, sealed_at: '2026-11-20T12:00:00Z', signature: '0F'.repeat(32) };
const state = deviceState(300, 'a');

const sight = (changed: object | null, told: object | null = state) => ({
  expected: { ...due, total_bytes: 1000 },
  seen: { seal: changed === null ? null : { ...seal, ...changed }, state: told },
});

export const sealVouchesCases: CheckCases = {
  right: {
    'a seal that says what was sealed': sight({}),
    'a subject that never tells its state': sight({}, null),
  },
  wrong: {
    'a model that was not sealed': {
      ...sight(null),
      codes: ['no-seal'],
      says: [/"shard_id":"a"/, /^no seal$/],
    },
    'a digest of something else': {
      ...sight({ digest: 'cd'.repeat(32) }),
      codes: ['seal-untrue'],
      says: [/^a seal with digest (ab){32}$/, /^(cd){32}$/],
    },
    'a seal that is wrong in all it says': {
      ...sight({ shard_id: 'b', gpu_device: 1, vram_bytes: 299, digest: '' }),
      codes: ['seal-untrue', 'seal-untrue', 'seal-untrue', 'seal-untrue'],
      says: [/^a seal with shard_id a$/, /^b$/],
    },
    'a signature that is none': {
      ...sight({ signature: `${'0'.repeat(63)}g` }),
      codes: ['not-signed'],
      says: [/64 hex digits/, /^"0{63}g"$/],
    },
    'a signature that is too long': {
      ...sight({ signature: '0'.repeat(65) }),
      codes: ['not-signed'],
      says: [/64 hex digits/, /^"0{65}"$/],
    },
    'a signature that is only the digest': {
      ...sight({ signature: digest }),
      codes: ['not-signed'],
      says: [/not the digest/, /ab/],
    },
    'memory that was not taken': {
      ...sight({}, deviceState(0, 'a')),
      codes: ['memory-wrong'],
      says: [/^after sealing: 300 used/, /^0 used, 1000 available/],
    },
  },
};
