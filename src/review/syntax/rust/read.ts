import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { Call, FileFacts, FunctionFact, Span } from '../../facts/types';
import { readAudits } from '../audits';
import { Declarations, splitCallee } from '../calls';
import { readComparisons, readFields } from '../comparisons';
import { byKind, inCode, stretches } from '../collect';
import { rustGrammar } from '../grammar';
import { spanOf, textOf } from '../tree';
import { readConditionals } from '../conditionals';
import { constructs } from './events';
import { fateOf } from './fate';
import { readDisposals, readOwners } from './owners';
import { testCode } from './test-code';

const KINDS = [
  ...['call_expression', 'macro_invocation', 'compound_assignment_expr', 'function_item'],
  ...['binary_expression', 'struct_item', 'impl_item', 'attribute_item', 'if_expression'],
  ...['match_arm', 'while_expression', 'for_expression', 'struct_expression', 'ERROR'],
  ...['parameter', 'field_declaration', 'let_declaration', 'scoped_identifier'],
  'let_condition',
] as const;

const IMPLS = new Set(['impl_item', 'trait_item']);

type Nodes = (kind: (typeof KINDS)[number]) => readonly SgNode[];
type Read = Omit<FileFacts, 'file' | 'language' | 'lines' | 'suppressions'>;

/** All that the rules need to know of a Rust file. */
export const readRust = (root: SgNode, words: Vocabulary, withTests: boolean): Read => {
  const nodes = byKind(root, KINDS);
  const tests: readonly Span[] = withTests ? [] : testCode(nodes('attribute_item'));
  const code = inCode(tests);
  const declarations = declarationsIn(nodes);
  const events = constructs(
    [...nodes('struct_expression'), ...nodes('call_expression'), ...nodes('scoped_identifier')],
    words,
  ).filter(({ node }) => code(spanOf(node)));
  const calls = callsIn(nodes, words).filter(code);
  return {
    unparsed: stretches(nodes('ERROR').map(spanOf)),
    functions: nodes('function_item').map(functionFact).filter(code),
    calls,
    ...readAudits({
      calls: nodes('call_expression').filter((node) => code(spanOf(node))),
      events,
      ...{ words, declarations, fateOf, grammar: rustGrammar },
    }),
    owners: readOwners(nodes('struct_item'), words).filter(code),
    disposals: readDisposals(nodes('impl_item')),
    comparisons: readComparisons(nodes('binary_expression'), words, declarations).filter(code),
    fields: readFields(nodes('field_declaration'), words),
    conditionals: readConditionals(
      [...nodes('if_expression'), ...nodes('while_expression')],
      [...nodes('match_arm'), ...nodes('for_expression')],
      words,
    ),
  };
};

/** A place, with accessors but no work done on the way: `&self.audit_logger.as_ref()`. */
const PATH = /^&?(?:mut\s+)?[\w.]+(?:\.(?:as_ref|as_mut|as_deref|clone|lock|unwrap|borrow)\(\))*$/;

const declarationsIn = (nodes: Nodes): Declarations => {
  const declarations = new Declarations();
  for (const kind of ['parameter', 'let_declaration', 'field_declaration'] as const) {
    for (const node of nodes(kind)) {
      const type = node.field('type');
      const name = node.field(kind === 'field_declaration' ? 'name' : 'pattern');
      if (type !== null && name !== null) {
        declarations.add(name.text(), type.text(), node.range().start.index);
      }
    }
  }
  for (const kind of ['let_condition', 'let_declaration'] as const) {
    for (const node of nodes(kind)) {
      const name = /^(?:Some\s*\()?\s*(?:ref\s+|mut\s+)*([a-z_]\w*)\s*\)?$/.exec(
        textOf(node.field('pattern')),
      )?.[1];
      const path = textOf(node.field('value'));
      if (name !== undefined && PATH.test(path)) declarations.alias(name, path);
    }
  }
  return declarations;
};

const callsIn = (nodes: Nodes, words: Vocabulary): Call[] => [
  ...nodes('call_expression').map((node): Call => {
    const callee = splitCallee(textOf(node.field('function')));
    return { ...spanOf(node), ...callee, label: null, kind: 'call' };
  }),
  ...nodes('macro_invocation').map((node): Call => {
    const { name } = splitCallee(textOf(node.field('macro')));
    return {
      ...spanOf(node),
      name,
      receiver: null,
      label: words.isCounter(name) ? labelOf(node) : null,
      kind: 'macro',
    };
  }),
  ...nodes('compound_assignment_expr').map((node): Call => {
    const { name, receiver } = splitCallee(textOf(node.field('left')));
    return { ...spanOf(node), name, receiver, label: null, kind: 'increment' };
  }),
];

const labelOf = (node: SgNode): string | null =>
  /"([^"]*)"/.exec(node.text().slice(0, 300))?.[1] ?? null;

const functionFact = (node: SgNode): FunctionFact => {
  const around = node.parent()?.parent() ?? null;
  const impl = around !== null && IMPLS.has(around.kind().toString()) ? around : null;
  return {
    ...spanOf(node),
    name: textOf(node.field('name')),
    owner:
      impl === null ? null : textOf(impl.field('type') ?? impl.field('name')).replace(/<.*$/s, ''),
    returns: node.field('return_type')?.text() ?? null,
    isAsync: node
      .children()
      .some((child) => child.kind() === 'function_modifiers' && /\basync\b/.test(child.text())),
  };
};
