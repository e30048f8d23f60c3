import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../configuration/vocabulary';
import type { Span } from '../facts/types';
import { spanOf } from './tree';

/**
 * Branches that run only sometimes. A branch that asks whether there is a logger, how an emission
 * went or whether the event is critical is not one of them: what it leads to belongs to the audit.
 */
export const readConditionals = (
  asking: readonly SgNode[],
  others: readonly SgNode[],
  words: Vocabulary,
): Span[] => [
  ...asking.flatMap((node) => {
    const condition = node.field('condition')?.text() ?? '';
    if (isAboutAudit(condition, words)) return [];
    return [node.field('consequence'), node.field('alternative'), node.field('body')]
      .filter((branch) => branch !== null)
      .map(spanOf);
  }),
  ...others.map((node) => spanOf(node.field('value') ?? node.field('body') ?? node)),
];

const isAboutAudit = (condition: string, words: Vocabulary): boolean =>
  (condition.match(/[A-Za-z_]\w*/g) ?? []).some(
    (name) => words.isLoggerName(name) || words.isEmission(name) || /critical/i.test(name),
  );
