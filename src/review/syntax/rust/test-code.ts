import type { SgNode } from '@ast-grep/napi';
import type { Span } from '../../facts/types';
import { spanOf } from '../tree';

/** `#[test]`, `#[tokio::test]`, `#[cfg(test)]` and the like, but not `#[cfg(not(test))]`. */
const TEST = /^#\[\s*(?:(?:\w+::)*(?:test|bench)\b|cfg\s*\(\s*(?:all\s*\(\s*)?test\b)/;

/** The items under an attribute that makes them tests. */
export const testCode = (attributes: readonly SgNode[]): readonly Span[] =>
  attributes
    .filter((attribute) => TEST.test(attribute.text()))
    .flatMap((attribute) => {
      const item = attribute
        .nextAll()
        .find((next) => next.isNamed() && !/attribute_item|comment/.test(next.kind().toString()));
      return item === undefined ? [] : [spanOf(item)];
    });
