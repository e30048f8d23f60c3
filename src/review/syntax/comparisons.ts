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
    for (const name of sides.map(nameOfOperand)) {
      if (!isSecret(name, words)) continue;
      const type = declarations.nearest(name.replace(/^#/, ''), at);
      if (type !== null && isPublicType(type)) continue;
      return [{ ...spanOf(node), operator, secret: name, isTyped: type !== null }];
    }
    return [];
  });

/** The fields that are secrets by their names, for the other files of the crate to know. */
export const readFields = (
  fields: readonly SgNode[],
  words: Vocabulary,
): { readonly name: string; readonly isPublic: boolean }[] =>
  fields.flatMap((field) => {
    const name = textOf(field.field('name')).replace(/^#/, '');
    const type = field.field('type');
    if (type === null || !isSecret(name, words)) return [];
    return [{ name, isPublic: isPublicType(type.text().replace(/^:\s*/, '')) }];
  });
