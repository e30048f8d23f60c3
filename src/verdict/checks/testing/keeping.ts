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

const modes = (...modes: readonly (readonly [string, string, string])[]) => ({
  expected: {},
  seen: { entries: modes.map(([name, kind, mode]) => ({ name, kind, mode })) },
});

export const ownerAloneCases: CheckCases = {
  right: {
    'a directory and a file of their owner': modes(
      ['.', 'directory', '700'],
      [FILE, 'file', '600'],
    ),
  },
  wrong: {
    'a file that others may read': {
      ...modes(['.', 'directory', '700'], [FILE, 'file', '640']),
      codes: ['not-owner-only'],
      says: [/^2026-11-20\.audit as a file of mode 0600$/, /^file of mode 0640$/],
    },
    'a directory that others may enter': {
      ...modes(['.', 'directory', '755'], [FILE, 'file', '600']),
      codes: ['not-owner-only'],
      says: [/^\. as a directory of mode 0700$/, /^directory of mode 0755$/],
    },
    'a file that anybody may run as its owner': {
      ...modes(['.', 'directory', '700'], [FILE, 'file', '4600']),
      codes: ['not-owner-only'],
      says: [/0600$/, /04600$/],
    },
    'a link, whose mode says nothing': {
      ...modes(['.', 'directory', '700'], [FILE, 'other', '777']),
      codes: ['not-owner-only'],
      says: [/as a file of mode 0600$/, /^something else of mode 0777$/],
    },
  },
  vain: { 'a directory without a file': modes(['.', 'directory', '700']) },
};

const DIGEST = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const before = { name: FILE, bytes: 100, sha256: DIGEST };

const grown = (...after: readonly object[]) => ({
  expected: {},
  seen: { before: [before], after },
});

const later = (changes: object = {}) => ({
  ...{ name: FILE, bytes: 150, sha256: OTHER, beginning: DIGEST, ...changes },
});

export const onlyGrewCases: CheckCases = {
  right: {
    'a file that is longer': grown(later()),
    'a file that stayed, and another after it': grown(
      later({ bytes: 100, sha256: DIGEST }),
      later({ name: NEXT, bytes: 10, beginning: null }),
    ),
  },
  wrong: {
    'a file whose beginning changed': {
      ...grown(later({ beginning: OTHER })),
      codes: ['not-append-only'],
      says: [/^the first 100 bytes of 2026-11-20\.audit as they were$/, /^other bytes$/],
    },
    'a file as long as before, of other bytes': {
      ...grown(later({ bytes: 100, beginning: OTHER }), later({ name: NEXT, beginning: null })),
      codes: ['not-append-only'],
      says: [/as they were$/, /^other bytes$/],
    },
    'a file that is gone': {
      ...grown(later({ name: NEXT, beginning: null })),
      codes: ['not-append-only'],
      says: [/as they were$/, /^the file is gone$/],
    },
    'a file that was cut': {
      ...grown(later({ bytes: 50, beginning: OTHER }), later({ name: NEXT, beginning: null })),
      codes: ['not-append-only'],
      says: [/as they were$/, /^50 bytes are left$/],
    },
  },
  unclear: {
    'a trail to which nothing was added': {
      ...grown(later({ bytes: 100, sha256: DIGEST })),
      reason: /^nothing was added: 100 bytes before, 100 after$/,
    },
    'a trail that held nothing before': {
      ...{ expected: {}, seen: { before: [], after: [later({ beginning: null })] } },
      reason: /^nothing was added: 0 bytes before/,
    },
  },
};

const second = (changes: object = {}) => ({
  expected: {},
  seen: { emitted: 3, refusal: 'locked', failures: 3, found: 0, ...changes },
});

export const secondWriterRefusedCases: CheckCases = {
  right: {
    'a refusal that is counted': second(),
    'a second worker that did not come so far as to count': second({ failures: null }),
  },
  wrong: {
    'records of the second writer': {
      ...second({ found: 2 }),
      codes: ['two-writers'],
      says: [/^no record of the second writer/, /^2 records of it$/],
    },
    'a second writer who is told that all is well': {
      ...second({ refusal: null }),
      codes: ['second-writer-accepted'],
      says: [/^the second writer refused$/, /granted/],
    },
    'losses that are not counted': {
      ...second({ failures: 2 }),
      codes: ['refusal-not-counted'],
      says: [/^3 emission failures/, /^2$/],
    },
  },
  vain: { 'a second worker that never tried': second({ emitted: 0 }) },
};

const torn = (changes: object = {}, isTorn = true) => ({
  expected: { torn: isTorn },
  seen: {
    ...{ complete: 4, kept: 4, set_aside_in: `${FILE}.torn`, told: 1 },
    verification: verification(),
    ...changes,
  },
});

export const tornSetAsideCases: CheckCases = {
  right: {
    'a torn line that was set aside': torn(),
    'a torn line that was set aside in a trail whose end nobody attests': torn({
      verification: verification({ tail: 'not-attested' }),
    }),
    'nothing torn, and nothing told': torn({ set_aside_in: null, told: 0 }, false),
  },
  wrong: {
    'a complete record that is lost': {
      ...torn({ kept: 3 }),
      codes: ['record-lost'],
      says: [/^all 4 complete records kept$/, /^the first 3 of them$/],
    },
    'torn bytes that are nowhere': {
      ...torn({ set_aside_in: null }),
      codes: ['torn-bytes-gone'],
      says: [/set aside in a file$/, /^no file that holds them$/],
    },
    'a recovery that nothing tells of': {
      ...torn({ told: 0 }),
      codes: ['recovery-told-wrong'],
      says: [/^1 records of a recovered tail$/, /^0$/],
    },
    'a recovery that never was': {
      ...torn({ set_aside_in: null, told: 1 }, false),
      codes: ['recovery-told-wrong'],
      says: [/^0 records/, /^1$/],
    },
    'a trail that is still torn': {
      ...torn({ verification: verification({ tail: 'torn' }) }),
      codes: ['still-torn'],
      says: [/whole line$/, /unfinished/],
    },
    'a chain that broke': { ...torn({ verification: broken() }), ...brokenChain },
  },
};

const closed = (changes: object = {}, seen = verification()) => ({
  expected: { closed: 1 },
  seen: {
    closed: [{ name: FILE, sha256: DIGEST, digest_file: DIGEST, manifest: DIGEST, ...changes }],
    verification: seen,
  },
});

export const filesClosedCases: CheckCases = {
  right: { 'a closed file with its digest and its entry': closed() },
  wrong: {
    'a file without its digest': {
      ...closed({ digest_file: null }),
      codes: ['not-accounted-for'],
      says: [/^the digest file of 2026-11-20\.audit to say a{64}$/, /^none$/],
    },
    'a file whose digest is of other bytes': {
      ...closed({ digest_file: OTHER }),
      codes: ['not-accounted-for'],
      says: [/^the digest file/, /^b{64}$/],
    },
    'a file of a format without a manifest': {
      ...closed({ manifest: null }, lacking()),
      codes: ['not-accounted-for'],
      says: [
        /^the manifest entry/,
        /^none; the format of this trail has no manifest of its closed/,
      ],
    },
    'a file without its entry': {
      ...closed({ manifest: null }),
      codes: ['not-accounted-for'],
      says: [/^the manifest entry of 2026-11-20\.audit/, /^none$/],
    },
    'too few closed files': {
      expected: { closed: 2 },
      seen: closed().seen,
      codes: ['too-few-closed'],
      says: [/^at least 2 closed files$/, /^1$/],
    },
    'a chain that broke': { ...closed({}, broken()), ...brokenChain },
    'a trail without a record': { ...closed({}, verification({ records: 0 })), ...emptyTrail },
  },
};
