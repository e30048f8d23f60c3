import type { CheckCases } from './types';
import { FILE, NEXT, broken, brokenChain, verification } from './verifications';

const policy = (changes: object = {}) => ({
  expected: { minimum_days: 2555 },
  seen: { refusal: 'GDPR asks for 2555 days', log: [], records: 0, ...changes },
});

export const policyRefusedCases: CheckCases = {
  right: {
    'a refusal that says why': policy(),
    'a refusal whose reason stands in the log': policy({
      refusal: 'no trail',
      log: ['ERROR at least 2555 days'],
    }),
  },
  wrong: {
    'a policy that was accepted': {
      ...policy({ refusal: null }),
      codes: ['policy-accepted'],
      says: [/^a policy of less than 2555 days refused$/, /accepted/],
    },
    'records under a refused policy': {
      ...policy({ records: 2 }),
      codes: ['recorded-under-refused-policy'],
      says: [/^no record/, /^2 records$/],
    },
    'a refusal without its reason': {
      ...policy({ refusal: 'no', log: ['ERROR no trail'] }),
      codes: ['refused-without-reason'],
      says: [/2555 days are asked for$/, /^no ⏎ ERROR no trail$/],
    },
    'a refusal in many words without its reason, cut short in the report': {
      ...policy({ refusal: 'x'.repeat(5000) }),
      codes: ['refused-without-reason'],
      says: [/days are asked for$/, /^x{400}$/],
    },
  },
};

const DIGEST = 'a'.repeat(64);
const old = { name: FILE, sha256: DIGEST, age_days: 2600.5 };
const young = { name: NEXT, sha256: DIGEST, age_days: 2190.5 };

const left = (...files: readonly { name: string }[]) =>
  files.map(({ name }) => ({ name, beginning: DIGEST }));

const expiry = (after: readonly object[], days: number | null = 2555, seen = verification()) => ({
  expected: { days },
  seen: { before: [old, young], after, verification: seen },
});

export const expirySparesCases: CheckCases = {
  right: {
    'an old file that went and a young one that stayed': expiry(left(young)),
    'no policy, and nothing went': expiry(left(old, young), null),
    'a policy under which nothing was due': expiry(left(old, young), 3000),
    'one of two old files that went': {
      expected: { days: 2555 },
      seen: {
        ...{ before: [old, { ...old, name: NEXT }], after: left(old) },
        verification: verification(),
      },
    },
  },
  wrong: {
    'a young file that went': {
      ...expiry([]),
      codes: ['young-file-gone'],
      says: [/^2026-11-20-1\.audit kept, 2190 days old$/, /^gone$/],
    },
    'a young file that changed': {
      ...expiry([{ name: NEXT, beginning: 'b'.repeat(64) }]),
      codes: ['young-file-gone'],
      says: [/kept/, /^changed$/],
    },
    'a young file that went in place of the old one': {
      ...expiry(left(old)),
      codes: ['young-file-gone'],
      says: [/^2026-11-20-1\.audit kept/, /^gone$/],
    },
    'a file that went on the last day it was to be kept': {
      expected: { days: 2555 },
      seen: { before: [{ ...old, age_days: 2555 }], after: [], verification: verification() },
      codes: ['young-file-gone'],
      says: [/^2026-11-20\.audit kept, 2555 days old$/, /^gone$/],
    },
    'a file that went though no policy asked for it': {
      ...expiry(left(young), null),
      codes: ['young-file-gone'],
      says: [/^2026-11-20\.audit kept, 2600 days old$/, /^gone$/],
    },
    'a rest that does not verify': { ...expiry(left(young), 2555, broken()), ...brokenChain },
  },
  unclear: {
    'an expiry that took nothing': {
      ...expiry(left(old, young)),
      reason: /^1 expired files, and none went$/,
    },
  },
  vain: {
    'a trail that had no file': {
      expected: { days: 2555 },
      seen: { before: [], after: [], verification: verification() },
    },
  },
};

const exported = (copy: readonly object[], seen = verification()) => ({
  expected: {},
  seen: { trail: [{ name: FILE, sha256: DIGEST }], export: copy, verification: seen },
});

export const exportVerifiesCases: CheckCases = {
  right: { 'a copy of every file that verifies': exported([{ name: FILE, sha256: DIGEST }]) },
  wrong: {
    'an export without a file': {
      ...exported([]),
      codes: ['export-differs'],
      says: [/^an export of 2026-11-20\.audit a{64}$/, /^no file$/],
    },
    'an export of other bytes': {
      ...exported([{ name: FILE, sha256: 'b'.repeat(64) }]),
      codes: ['export-differs'],
      says: [/a{64}$/, /b{64}$/],
    },
    'an export that does not verify alone': {
      ...exported([{ name: FILE, sha256: DIGEST }], broken()),
      ...brokenChain,
    },
  },
};
