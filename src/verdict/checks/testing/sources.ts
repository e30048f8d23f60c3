import type { CheckCases } from './types';

const finding = { rule: 'REVIEW-1', file: 'src/lib.rs', line: 7, message: 'emit(..) is unused' };
const seen = { files: 3, lines: 90, findings: [finding], unread: [] };

/** Findings of the rule that is asked about, of another one, and sources nobody read. */
export const sourcesCases: CheckCases = {
  right: {
    'sources without a finding': {
      expected: { rule: 'REVIEW-1' },
      seen: { ...seen, findings: [] },
    },
    'a finding of another rule': { expected: { rule: 'REVIEW-2' }, seen },
  },
  wrong: {
    'a finding of the rule': {
      ...{ expected: { rule: 'REVIEW-1' }, seen, codes: ['source-forbidden'] },
      says: [/src\/lib\.rs.*REVIEW-1/, /line 7: emit/],
    },
    'a finding, however much was not read': {
      ...{ expected: { rule: 'REVIEW-1' }, seen: { ...seen, unread: ['src/torn.rs'] } },
      ...{ codes: ['source-forbidden'], says: [/REVIEW-1/, /line 7/] },
    },
  },
  unclear: {
    'no sources at all': {
      ...{ expected: { rule: 'REVIEW-1' }, seen: { ...seen, files: 0, findings: [] } },
      reason: /no source/,
    },
    'sources that were not wholly read': {
      expected: { rule: 'REVIEW-1' },
      seen: { ...seen, findings: [], unread: ['src/torn.rs', 'src/other.rs'] },
      reason: /src\/torn\.rs and 1 more/,
    },
    'a single source that was not wholly read': {
      expected: { rule: 'REVIEW-1' },
      seen: { ...seen, findings: [], unread: ['src/torn.rs'] },
      reason: /^not wholly read: src\/torn\.rs$/,
    },
  },
  vain: {
    'a rule that does not exist': { expected: { rule: 'REVIEW-9' }, seen },
    'a rule of which one is a part': { expected: { rule: 'REVIEW-12' }, seen },
    'a rule that ends like one': { expected: { rule: 'PREVIEW-1' }, seen },
  },
};
