import type { CheckCases } from './types';

const expected = { rule: 'REVIEW-1', planted: [{ file: 'planted.rs', line: 2 }] };
const finding = { rule: 'REVIEW-1', file: 'planted.rs', line: 2, message: 'emit(..) is unused' };
const seen = { files: 4, lines: 93, findings: [finding], unread: [] };

/** A planted flaw that is found, and each way in which it is not. */
export const flawsCases: CheckCases = {
  right: {
    'the flaw found where it was planted': { expected, seen },
    'the flaw found among others': {
      expected,
      seen: { ...seen, findings: [{ ...finding, rule: 'REVIEW-3' }, finding] },
    },
  },
  wrong: {
    'nothing found': {
      ...{ expected, seen: { ...seen, findings: [] } },
      ...{ codes: ['flaw-overlooked'], says: [/REVIEW-1 found at line 2/, /nothing found there/] },
    },
    'another rule broken there': {
      ...{ expected, seen: { ...seen, findings: [{ ...finding, rule: 'REVIEW-3' }] } },
      ...{ codes: ['flaw-overlooked'], says: [/REVIEW-1 found at line 2/, /REVIEW-3 at line 2/] },
    },
    'found at another line': {
      ...{ expected, seen: { ...seen, findings: [{ ...finding, line: 1 }] } },
      ...{ codes: ['flaw-overlooked'], says: [/REVIEW-1 found at line 2/, /REVIEW-1 at line 1/] },
    },
    'found in another file': {
      ...{ expected, seen: { ...seen, findings: [{ ...finding, file: 'src/lib.rs' }] } },
      ...{ codes: ['flaw-overlooked'], says: [/REVIEW-1 found at line 2/, /nothing found there/] },
    },
  },
  vain: {
    'nothing that was planted': { expected: { ...expected, planted: [] }, seen },
    'a rule that does not exist': { expected: { ...expected, rule: 'REVIEW-9' }, seen },
    'a rule of which one is a part': { expected: { ...expected, rule: 'REVIEW-12' }, seen },
    'a rule that ends like one': { expected: { ...expected, rule: 'PREVIEW-1' }, seen },
  },
};
