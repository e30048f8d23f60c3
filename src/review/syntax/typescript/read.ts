import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { Call, FileFacts, FunctionFact } from '../../facts/types';
import { readAudits } from '../audits';
import { Declarations, splitCallee } from '../calls';
import { byKind, stretches } from '../collect';
import { readComparisons, readFields } from '../comparisons';
import { readConditionals } from '../conditionals';
import { typescriptGrammar } from '../grammar';
import { enclosing, spanOf, textOf } from '../tree';
import { constructs } from './events';
import { fateOf } from './fate';
import { readDisposals, readOwners } from './owners';

const FUNCTIONS = [
  ...['function_declaration', 'method_definition', 'arrow_function', 'function_expression'],
  ...['generator_function_declaration'],
] as const;

const KINDS = [
  ...FUNCTIONS,
  ...['call_expression', 'new_expression', 'augmented_assignment_expression', 'update_expression'],
  ...['binary_expression', 'class_declaration', 'class', 'if_statement', 'while_statement'],
  ...['for_statement', 'for_in_statement', 'switch_case', 'object', 'ERROR', 'catch_clause'],
  ...['required_parameter', 'optional_parameter', 'public_field_definition', 'variable_declarator'],
  ...['property_signature', 'abstract_class_declaration'],
] as const;

type Nodes = (kind: (typeof KINDS)[number]) => readonly SgNode[];
type Read = Omit<FileFacts, 'file' | 'language' | 'lines' | 'suppressions'>;

/** All that the rules need to know of a TypeScript file. */
export const readTypescript = (root: SgNode, words: Vocabulary): Read => {
  const nodes: Nodes = byKind(root, KINDS);
  const declarations = declarationsIn(nodes);
  const classes = [
    ...nodes('class_declaration'),
    ...nodes('class'),
    ...nodes('abstract_class_declaration'),
  ].filter((node) => node.isNamed());
  const events = constructs(
    [...nodes('object'), ...nodes('call_expression'), ...nodes('new_expression')],
    words,
  );
  return {
    unparsed: stretches(nodes('ERROR').map(spanOf)),
    functions: FUNCTIONS.flatMap((kind) => nodes(kind)).flatMap(functionFact),
    calls: callsIn(nodes, words),
    ...readAudits({
      calls: nodes('call_expression'),
      events,
      ...{ words, declarations, fateOf, grammar: typescriptGrammar },
    }),
    owners: readOwners(classes, words),
    disposals: readDisposals(classes, words),
    comparisons: readComparisons(nodes('binary_expression'), words, declarations),
    fields: readFields(
      [...nodes('public_field_definition'), ...nodes('property_signature')],
      words,
    ),
    conditionals: readConditionals(
      [...nodes('if_statement'), ...nodes('while_statement')],
      [
        ...[...nodes('for_statement'), ...nodes('for_in_statement')],
        ...[...nodes('switch_case'), ...nodes('catch_clause')],
      ],
      words,
    ),
  };
};

const declarationsIn = (nodes: Nodes): Declarations => {
  const declarations = new Declarations();
  const add = (name: SgNode | null, type: SgNode | null) => {
    if (name === null || type === null) return;
    declarations.add(name.text(), type.text().replace(/^:\s*/, ''), name.range().start.index);
  };
  for (const kind of ['required_parameter', 'optional_parameter'] as const) {
    for (const node of nodes(kind)) add(node.field('pattern'), node.field('type'));
  }
  const named = ['public_field_definition', 'variable_declarator', 'property_signature'] as const;
  for (const kind of named) {
    for (const node of nodes(kind)) add(node.field('name'), node.field('type'));
  }
  for (const node of nodes('variable_declarator')) {
    const path = textOf(node.field('value'));
    if (/^[\w.#?!]+$/.test(path)) declarations.alias(textOf(node.field('name')), path);
  }
  return declarations;
};

const callsIn = (nodes: Nodes, words: Vocabulary): Call[] => [
  ...nodes('call_expression').map((node): Call => {
    const callee = splitCallee(textOf(node.field('function')));
    const label = words.isCounter(callee.name) ? labelOf(node) : null;
    return { ...spanOf(node), ...callee, label, kind: 'call' };
  }),
  ...[...nodes('augmented_assignment_expression'), ...nodes('update_expression')].map(
    (node): Call => {
      const target = node.field('left') ?? node.field('argument');
      const callee = splitCallee(textOf(target));
      return { ...spanOf(node), ...callee, label: null, kind: 'increment' };
    },
  ),
];

const labelOf = (node: SgNode): string | null =>
  /\(\s*['"`]([^'"`]*)['"`]/.exec(node.text().slice(0, 300))?.[1] ?? null;

const CLASSES = new Set(['class_declaration', 'class', 'abstract_class_declaration']);

/** A function under the name it is called by: its own, or that of what holds it. */
const functionFact = (node: SgNode): FunctionFact[] => {
  const holder = node.parent();
  const name =
    node.field('name') ??
    holder?.field('name') ??
    holder?.field('key') ??
    holder?.field('left') ??
    null;
  if (name === null) return [];
  const owner = enclosing(node, CLASSES);
  return [
    {
      ...spanOf(node),
      name: splitCallee(name.text()).name.replace(/^#/, ''),
      owner: owner === null ? null : textOf(owner.field('name')),
      returns: node.field('return_type')?.text().replace(/^:\s*/, '') ?? null,
      isAsync: node.children().some((child) => child.kind() === 'async'),
    },
  ];
};
