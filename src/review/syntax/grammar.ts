import type { SgNode } from '@ast-grep/napi';
import { enclosing, textOf } from './tree';

/** Where the two grammars say the same thing with different words. */
export interface Grammar {
  readonly functions: ReadonlySet<string>;
  readonly member: { readonly kind: string; readonly object: string; readonly property: string };
  readonly declaration: { readonly kind: string; readonly name: string };
  /** Kinds whose value is that of their only interesting child. */
  readonly wrappers: ReadonlySet<string>;
  readonly self: ReadonlySet<string>;
  /** Statements and operators by which a function may be left. */
  readonly leaves: readonly string[];
}

export const rustGrammar: Grammar = {
  functions: new Set(['function_item']),
  member: { kind: 'field_expression', object: 'value', property: 'field' },
  declaration: { kind: 'let_declaration', name: 'pattern' },
  wrappers: new Set([
    ...['reference_expression', 'parenthesized_expression', 'try_expression'],
    ...['await_expression', 'unary_expression'],
  ]),
  self: new Set(['self']),
  leaves: ['return_expression', 'try_expression'],
};

export const typescriptGrammar: Grammar = {
  functions: new Set([
    ...['function_declaration', 'method_definition', 'function_expression', 'arrow_function'],
    ...['generator_function_declaration', 'program'],
  ]),
  member: { kind: 'member_expression', object: 'object', property: 'property' },
  declaration: { kind: 'variable_declarator', name: 'name' },
  wrappers: new Set([
    ...['parenthesized_expression', 'await_expression', 'non_null_expression'],
    ...['as_expression', 'satisfies_expression'],
  ]),
  self: new Set(['this']),
  leaves: ['return_statement', 'throw_statement'],
};

/**
 * The value a name was last given before it stands at a node, within the functions around it; null
 * where it is a parameter, a binding of a pattern, or from elsewhere.
 */
export const definitionOf = (grammar: Grammar, name: string, at: SgNode): SgNode | null => {
  const { kind, name: nameField } = grammar.declaration;
  const before = at.range().start.index;
  for (let scope = enclosing(at, grammar.functions); scope !== null;) {
    const found = scope
      .findAll({ rule: { kind } })
      .filter(
        (declaration) =>
          declaration.range().end.index <= before &&
          textOf(declaration.field(nameField)).replace(/^mut\s+/, '') === name,
      )
      .at(-1);
    if (found !== undefined) return found.field('value');
    scope = enclosing(scope, grammar.functions);
  }
  return null;
};

/** The text of the function around a node up to that node. */
export const textBefore = (grammar: Grammar, at: SgNode): string => {
  const scope = enclosing(at, grammar.functions);
  if (scope === null) return '';
  return scope.text().slice(0, at.range().start.index - scope.range().start.index);
};
