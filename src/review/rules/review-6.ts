import type { Fix, Rule } from './types';

const FIX: Fix = {
  rust:
    'use subtle::ConstantTimeEq;\n\n' +
    'if !bool::from(computed.as_bytes().ct_eq(expected.as_bytes())) {\n    // refuse\n}',
  typescript:
    "import { timingSafeEqual } from 'node:crypto';\n\n" +
    'const same =\n  computed.length === expected.length && timingSafeEqual(computed, expected);',
};

/** A secret compared with an operator, whose running time tells where the first difference lies. */
export const leakyComparison: Rule = {
  id: 'REVIEW-6',
  issue: 'Comparison is not timing-safe',
  impact: [
    'The comparison ends at the first difference, so its time gives the value away byte by byte.',
    'Who can guess a digest, a mac or a token that way can forge what it protects.',
    'Constant time costs about nothing; leaving it out is hard to call due diligence.',
  ],
  shownBy: ['TIME-1', 'TIME-2', 'TIME-3'],
  find: (file, crate) =>
    file.comparisons
      .filter(
        (comparison) => !crate.words.isComparer(crate.functionAround(file, comparison)?.name ?? ''),
      )
      .filter(({ secret, isTyped }) => isTyped || !crate.hasOnlyPublic(secret))
      .map(({ secret, operator, start, end }) => ({
        at: { start, end },
        message: `${secret} is compared with ${operator}, which takes longer the more of it is right`,
        fix: FIX[file.language],
        event: null,
      })),
};
