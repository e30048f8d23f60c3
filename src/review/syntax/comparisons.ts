import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../configuration/vocabulary';
import type { ComparisonFact } from '../facts/types';
import type { Declarations } from './calls';
import { isPublic, isPublicType, isSecret, nameOfOperand } from './operands';
import { spanOf, textOf } from './tree';

const OPERATORS = new Set(['==', '!=', '===', '!==']);

/** Comparisons by operator of things that are secrets by their names (REVIEW-6). */
export const readComparisons = (
  binaries: readonly SgNode[],
  words: Vocabulary,
  declarations: Declarations,
): ComparisonFact[] =>
  binaries.flatMap((node) => {
    const operator = textOf(node.field('operator'));
    if (!OPERATORS.has(operator)) return [];
    const sides = [textOf(node.field('left')), textOf(node.field('right'))];
    if (sides.some(isPublic)) return [];
    const at = node.range().start.index;
    const secret = sides.map(nameOfOperand).find((name) => {
      if (!isSecret(name, words)) return false;
      const type = declarations.nearest(name.replace(/^#/, ''), at);
      return type === null || !isPublicType(type);
    });
    return secret === undefined ? [] : [{ ...spanOf(node), operator, secret }];
  });
