import type { CheckCases } from './types';
import {
  FILE,
  NEXT,
  broken,
  brokenChain,
  emptyTrail,
  lacking,
  verification,
} from './verifications';

const ZEROS = '0'.repeat(64);

const keyed = (changes: object = {}) => ({
  expected: {},
  seen: {
    first_prev_hash: ZEROS,
    with_key: verification(),
    with_another_key: broken({ records: 0 }),
    ...changes,
  },
});

export const chainIsKeyedCases: CheckCases = {
  right: { 'a chain that holds under its key and under no other': keyed() },
  wrong: {
    'a chain that does not hold under its key': {
      ...keyed({ with_key: broken() }),
      ...brokenChain,
    },
    'a trail without a record': {
      ...keyed({ first_prev_hash: null, with_key: verification({ records: 0 }) }),
      ...emptyTrail,
    },
    'a chain that begins elsewhere': {
      ...keyed({ first_prev_hash: 'a'.repeat(64) }),
      codes: ['wrong-beginning'],
      says: [/64 zeros$/, /^a{64}$/],
    },
    'a chain that holds under any key': {
      ...keyed({ with_another_key: verification() }),
      codes: ['key-does-not-matter'],
      says: [/under another key$/, /^10 records that do$/],
    },
    'a chain of a format without a key, whose hash leaves something out': {
      ...keyed({ with_key: lacking(), with_another_key: lacking() }),
      codes: ['key-does-not-matter', 'hash-leaves-room'],
      says: [/under another key$/, /^10 records that do; the format of this trail has no key$/],
    },
    'a chain of a format whose keyed hash leaves something out': {
      ...keyed({ with_key: lacking() }),
      codes: ['hash-leaves-room'],
      says: [
        /fits no other record/,
        /^the format of this trail has no hash over its severity and no bounds between its fields$/,
      ],
    },
  },
};

const link = (seq: number, file = FILE, changes: object = {}) => ({
  file,
  seq,
  prev_hash: seq === 1 ? ZEROS : String(seq - 1).repeat(64),
  hash: String(seq).repeat(64),
  ...changes,
});

const chain = (links: readonly object[], files = 2, seen = verification()) => ({
  expected: { files },
  seen: { links, verification: seen },
});

export const oneChainCases: CheckCases = {
  right: {
    'a chain over as many files as were asked for': chain([link(1), link(2), link(3, NEXT)]),
    'a chain over more files': chain([link(1), link(2, NEXT)], 1),
    'a chain of a format that begins with another word': chain([
      link(1, FILE, { prev_hash: 'genesis' }),
      link(2, NEXT),
    ]),
  },
  wrong: {
    'a chain over too few files': {
      ...chain([link(1), link(2)]),
      codes: ['too-few-files'],
      says: [/^a chain over at least 2 files$/, /^1$/],
    },
    'a number that is skipped': {
      ...chain([link(1), link(3, NEXT, { prev_hash: '1'.repeat(64) })]),
      codes: ['chain-does-not-continue'],
      says: [/^record 2 after 1{64}$/, /^record 3 after 1{64} in 2026-11-20-1\.audit$/],
    },
    'a record that follows another than the one before': {
      ...chain([link(1), link(2, NEXT, { prev_hash: ZEROS })]),
      codes: ['chain-does-not-continue'],
      says: [/^record 2 after 1{64}$/, /^record 2 after 0{64} in/],
    },
    'a chain of a format that begins anew in each file': {
      ...chain([link(1), link(2, NEXT, { prev_hash: ZEROS })], 2, lacking()),
      codes: ['chain-does-not-continue'],
      says: [
        /^record 2 after 1{64}$/,
        /; the format of this trail has no link from one file to the/,
      ],
    },
    'a chain that begins after something': {
      ...chain([link(2), link(3, NEXT)]),
      codes: ['chain-does-not-continue'],
      says: [/^record 1 after 1{64}$/, /^record 2 after/],
    },
    'a chain that the verifier finds broken': {
      ...chain([link(1), link(2, NEXT)], 2, broken()),
      ...brokenChain,
    },
    'a trail without a record': {
      ...chain([], 1, verification({ records: 0 })),
      ...emptyTrail,
      codes: ['nothing-recorded', 'too-few-files'],
    },
  },
};

const tampered = (
  first_bad: object | null,
  tampering = 'the loss of its first file',
  seen = verification(),
) => ({
  expected: {
    tampering,
    at: [
      { file: FILE, line: 1 },
      { file: NEXT, line: 1 },
    ],
  },
  seen: { verification: { ...seen, first_bad } },
});

const unseen = (tampering: string, lack: RegExp) => ({
  ...tampered(null, tampering, lacking()),
  codes: ['tampering-not-found'],
  says: [/found at/, lack] as const,
});

const bad = (file: string, line: number) => ({ file, line, seq: null, reason: 'it is gone' });

export const tamperingFoundCases: CheckCases = {
  right: {
    'a bad record that is named': tampered(bad(FILE, 1)),
    'a bad record that is named by what follows it': tampered(bad(NEXT, 1)),
  },
  wrong: {
    'a trail that verifies all the same': {
      ...tampered(null),
      codes: ['tampering-not-found'],
      says: [
        /^the loss of its first file found at 2026-11-20\.audit:1 or 2026-11-20-1\.audit:1$/,
        /^a trail that verifies$/,
      ],
    },
    'a lost tail that the format cannot show': unseen(
      'the loss of its last record',
      /verifies; the format of this trail has no sequence, no word on where it ends and no link from/,
    ),
    'a new chain that the format cannot show': unseen(
      'a new chain from a record on',
      /^a trail that verifies; the format of this trail has no key$/,
    ),
    'a change that the format cannot show': unseen(
      'a changed byte',
      /^a trail that verifies; the format of this trail has no hash over its severity and no bounds/,
    ),
    'another record in the same file': {
      ...tampered(bad(FILE, 2)),
      codes: ['wrong-record-named'],
      says: [/found at/, /^it is gone at 2026-11-20\.audit:2$/],
    },
    'the same line of another file': {
      ...tampered(bad('2026-11-21.audit', 1)),
      codes: ['wrong-record-named'],
      says: [/found at/, /^it is gone at 2026-11-21\.audit:1$/],
    },
  },
  vain: {
    'a tampering that could be anywhere': {
      expected: { tampering: 'a changed byte', at: [] },
      seen: { verification: verification() },
    },
  },
};
