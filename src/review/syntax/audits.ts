import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../configuration/vocabulary';
import type { AuditCall, EventFact, Fate, Span } from '../facts/types';
import { isForeignLogger, splitCallee, type Declarations } from './calls';
import { definitionOf, type Grammar } from './grammar';
import { Origins } from './outside';
import { enclosing, following, partsOf, spanOf, textOf, within } from './tree';
import { lastName } from './words';

/** A field of an event as it is put together; a spread has no value to look at. */
export interface ConstructField {
  readonly name: string;
  readonly value: SgNode | null;
}

/** An event as it is put together. */
export interface Construct {
  readonly node: SgNode;
  readonly type: string;
  readonly fields: readonly ConstructField[];
}

interface Source {
  readonly calls: readonly SgNode[];
  readonly events: readonly Construct[];
  readonly words: Vocabulary;
  readonly declarations: Declarations;
  readonly grammar: Grammar;
  readonly fateOf: (call: SgNode) => Fate;
}

/** Events about what came from outside: the message of an error in them may quote it. */
const QUOTES_OUTSIDE = new Set([
  ...['PathTraversalAttempt', 'IntegrityViolation', 'MalformedModelRejected'],
]);

/** The calls that emit or flush, and the events that are put together for them. */
export const readAudits = (
  source: Source,
): { readonly audits: readonly AuditCall[]; readonly events: readonly EventFact[] } => ({
  audits: source.calls.flatMap((call) => auditCall(call, source)),
  events: source.events.map((event) => eventFact(event, source)),
});

const eventFact = ({ node, type, fields }: Construct, { words, grammar }: Source): EventFact => {
  const origins = new Origins(grammar, words, QUOTES_OUTSIDE.has(type));
  return {
    ...spanOf(node),
    type,
    saysCritical: saysCritical(node.text()),
    fields: fields.map(({ name, value }) => ({
      name,
      ...origins.of(value),
      at: spanOf(value ?? node),
    })),
  };
};

const saysCritical = (text: string): boolean =>
  /\bseverity["']?\s*:\s*(?:["'`]critical["'`]|[\w:.]*\bcritical\b)/i.test(text);

const auditCall = (call: SgNode, source: Source): AuditCall[] => {
  const { words, declarations, grammar } = source;
  const { name, receiver } = splitCallee(textOf(call.field('function')));
  const isFlush = words.isFlush(name);
  if (!isFlush && !words.isEmission(name) && source.events.length === 0) return [];
  const args = call.field('arguments');
  const given = args === null ? [] : partsOf(args);
  const event = isFlush ? null : eventGiven(given, source);
  if (!isFlush && !words.isEmission(name) && event === null) return [];
  if (event !== null && isMere(name)) return [];
  const holds = [receiver ?? '', isFlush ? '' : textOf(given[0] ?? null)];
  const isLogger = holds.some((text) => isLoggerish(text, words, declarations));
  const type = event?.type ?? words.eventInName(name);
  return [
    {
      ...spanOf(call),
      ...{ name, receiver, label: null, kind: 'call' },
      role: isFlush ? 'flush' : 'emission',
      isAudit: isLogger || type !== null || /audit/i.test(name),
      receiverType: typeOf(receiver, declarations),
      event: type,
      saysCritical:
        !isFlush && (/critical/i.test(name) || saysCritical(event?.node.text() ?? textOf(args))),
      madeBy: event === null && !isFlush ? makerOf(given, call, grammar) : null,
      fate: source.fateOf(call),
      after: afterwards(call, grammar),
    },
  ];
};

const typeOf = (receiver: string | null, declarations: Declarations): string | null =>
  receiver === null ? null : (declarations.of(lastName(receiver))[0] ?? null);

/** Calls that are given an event and do not emit it. */
const isMere = (name: string): boolean =>
  /^(Some|Ok|Err|new|from|push|to_string|to_value|stringify|json|vec|insert|clone|freeze|is|matches|includes|assert\w*|deepEqual|equal|map|filter|find)$/.test(
    name,
  );

const isLoggerish = (text: string, words: Vocabulary, declarations: Declarations): boolean => {
  if (text === '' || /^["'`\d]/.test(text)) return false;
  const name = lastName(text.replace(/\([^()]*\)/g, ''));
  return [name, declarations.resolve(name)].some((one) => {
    const types = declarations.of(one);
    if (types.some(words.isLoggerType)) return true;
    return words.isLoggerName(one) && !types.some(isForeignLogger);
  });
};

/** The event among the arguments: put together there, or before and kept under a name. */
const eventGiven = (given: readonly SgNode[], { events, grammar }: Source): Construct | null => {
  const inside = (span: Span) =>
    events.find(({ node }) => {
      const { start, end } = node.range();
      return span.start <= start.index && end.index <= span.end;
    }) ?? null;
  for (const argument of given) {
    if (/closure|function|block/.test(argument.kind().toString())) continue;
    const direct = inside(spanOf(argument));
    if (direct !== null) return direct;
    const name = nameGiven(argument);
    const definition = name === null ? null : definitionOf(grammar, name, argument);
    const before = definition === null ? null : inside(spanOf(definition));
    if (before !== null) return before;
  }
  return null;
};

/** `event`, `&event`, `event.clone()`. */
const nameGiven = (argument: SgNode): string | null =>
  /^&?(?:mut\s+)?([a-z_]\w*)(?:\.(?:clone|into|to_owned)\(\))?$/.exec(argument.text())?.[1] ?? null;

/** The function that made the event which is emitted, directly or under a name. */
const makerOf = (given: readonly SgNode[], call: SgNode, grammar: Grammar): string | null => {
  for (const argument of given) {
    const name = nameGiven(argument);
    const made = name === null ? argument : definitionOf(grammar, name, call);
    if (made?.kind() !== 'call_expression') continue;
    return splitCallee(textOf(made.field('function'))).name;
  }
  return null;
};

const NESTED = new Set([
  'closure_expression',
  'async_block',
  'arrow_function',
  'function_expression',
]);

/** The statements that surely follow, out to the end of the function or the first way out of it. */
const afterwards = (call: SgNode, grammar: Grammar): Span[] => {
  const spans: Span[] = [];
  for (let node = call; ;) {
    const parent = node.parent();
    if (parent === null || grammar.functions.has(node.kind().toString())) return spans;
    if (/^(block|statement_block|program|switch_case)$/.test(parent.kind().toString())) {
      for (const next of following(node)) {
        spans.push(spanOf(next));
        if (mayLeave(next, grammar)) return spans;
      }
    }
    node = parent;
  }
};

const mayLeave = (statement: SgNode, { leaves }: Grammar): boolean =>
  within(statement, leaves).some((way) => {
    const nested = enclosing(way, NESTED);
    if (nested === null) return true;
    const { start } = statement.range();
    return nested.range().start.index < start.index;
  });
