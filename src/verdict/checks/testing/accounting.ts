import { deviceState } from './device-states';
import type { CheckCases } from './types';

const sealA = {
  ...{ asked: 'seal', shard_id: 'a', bytes: 300, code: null, freed_bytes: null },
  state: deviceState(300, 'a'),
};
const verifyA = { ...sealA, asked: 'verify' };
const backA = { ...sealA, asked: 'deallocate', freed_bytes: 300, state: deviceState(0) };
const againA = { ...backA, code: 'UNKNOWN_SHARD', freed_bytes: null };
const tooLarge = { ...sealA, shard_id: 'b', bytes: 701, code: 'INSUFFICIENT_VRAM' };
const fits = { ...tooLarge, bytes: 700, code: null, state: deviceState(1000, 'b', 'a') };

const sight = (...steps: readonly object[]) => ({
  expected: { total_bytes: 1000 },
  seen: { steps },
});

export const accountingCases: CheckCases = {
  right: {
    'a shard that is sealed, verified and given back': sight(sealA, verifyA, backA),
    'a model one byte too large, refused at no cost': sight(sealA, tooLarge, verifyA),
    'a model that takes the last byte': sight(sealA, fits),
    'a shard that is given back twice, refused the second time': sight(sealA, backA, againA),
    'a subject that never tells its state': sight({ ...sealA, state: null }),
    'an id that is used again': sight(sealA, backA, sealA),
    'a shard that is verified while nothing more fits': sight(sealA, fits, {
      ...verifyA,
      state: fits.state,
    }),
    'shards that are told of in another order than they came': sight(
      { ...sealA, shard_id: 'b', state: deviceState(300, 'b') },
      { ...sealA, state: deviceState(600, 'a', 'b') },
    ),
  },
  wrong: {
    'a shard that is given back twice': {
      ...sight(sealA, backA, backA),
      codes: ['wrong-answer'],
      says: [/^after request 3, deallocate 300 bytes: refused as UNKNOWN_SHARD$/, /^granted$/],
    },
    'a second giving back that is refused and takes effect all the same': {
      ...sight(
        sealA,
        { ...fits },
        { ...backA, state: deviceState(700, 'b') },
        {
          ...againA,
          state: deviceState(400, 'b'),
        },
      ),
      codes: ['memory-wrong'],
      says: [/^after request 4, .*: 700 used/, /^400 used/],
    },
    'a model that fits and is refused': {
      ...sight(sealA, { ...fits, code: 'INSUFFICIENT_VRAM' }),
      codes: ['wrong-answer'],
      says: [/^after request 2, seal 700 bytes: granted$/, /^INSUFFICIENT_VRAM$/],
    },
    'a model that is one byte too large and granted': {
      ...sight(sealA, { ...tooLarge, code: null }),
      codes: ['wrong-answer'],
      says: [/^after request 2, seal 701 bytes: refused as INSUFFICIENT_VRAM$/, /^granted$/],
    },
    'a shard that does not verify': {
      ...sight(sealA, { ...verifyA, code: 'SEAL_VERIFICATION_FAILED' }),
      codes: ['wrong-answer'],
      says: [/verify 300 bytes: granted/, /SEAL_VERIFICATION_FAILED/],
    },
    'a refusal that takes memory all the same': {
      ...sight(sealA, { ...tooLarge, state: deviceState(301, 'a') }),
      codes: ['memory-wrong'],
      says: [/: 300 used, 700 available, 1000 in all$/, /^301 used, 699 available, 1000 in all$/],
    },
    'a refusal that leaves a shard behind': {
      ...sight(sealA, { ...tooLarge, state: deviceState(300, 'a', 'b') }),
      codes: ['shards-wrong'],
      says: [/: the shards a$/, /^a, b$/],
    },
    'memory that is used and yet available': {
      ...sight({ ...sealA, state: { ...sealA.state, available_bytes: 1000 } }),
      codes: ['memory-wrong'],
      says: [/300 used, 700 available/, /300 used, 1000 available/],
    },
    'bytes that are not given back': {
      ...sight(sealA, { ...backA, freed_bytes: 299, state: deviceState(1) }),
      codes: ['bytes-kept', 'memory-wrong'],
      says: [/all of them given back/, /^299 given back$/],
    },
    'a shard that is given back and still told of': {
      ...sight(sealA, { ...backA, freed_bytes: null, state: deviceState(0, 'a') }),
      codes: ['bytes-kept', 'shards-wrong'],
      says: [/all of them given back/, /^none given back$/],
    },
    'a shard that is held and told of nowhere': {
      ...sight({ ...sealA, state: deviceState(300) }),
      codes: ['shards-wrong'],
      says: [/the shards a$/, /^none$/],
    },
    'shards that are told of though none is held': {
      ...sight(sealA, { ...backA, state: deviceState(0, 'z') }),
      codes: ['shards-wrong'],
      says: [/the shards none$/, /^z$/],
    },
    'a drift that goes on and on, and no more of it than helps': {
      ...sight(sealA, ...Array.from({ length: 9 }, () => ({ ...verifyA, code: 'DISPOSED' }))),
      codes: Array.from({ length: 5 }, () => 'wrong-answer'),
      says: [/after request 2/, /DISPOSED/],
    },
  },
  vain: { 'no request at all': sight() },
};
