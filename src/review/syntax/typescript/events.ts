import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { Construct, ConstructField } from '../audits';
import { splitCallee } from '../calls';
import { partsOf, textOf } from '../tree';
import { pascal, wordsOf } from '../words';

const TYPE_KEYS = /^["']?(?:type|event_type|eventType|event|kind|name)["']?$/;

/** Events put together: an object that says its type, `new X({..})`, `AuditEvent.x({..})`. */
export const constructs = (nodes: readonly SgNode[], words: Vocabulary): Construct[] =>
  nodes.flatMap((node) => {
    const type = node.kind() === 'object' ? typeOfObject(node, words) : typeOfCall(node, words);
    if (type === null) return [];
    return [{ node, type, fields: fieldsOf(node) }];
  });

const typeOfObject = (node: SgNode, words: Vocabulary): string | null => {
  for (const pair of node.children()) {
    if (pair.kind() !== 'pair' || !TYPE_KEYS.test(textOf(pair.field('key')))) continue;
    const value = textOf(pair.field('value')).replace(/ as const$/, '');
    const literal = /^['"`](\w+)['"`]$/.exec(value)?.[1] ?? null;
    const member = /^(\w+)\.(\w+)$/.exec(value);
    if (literal !== null && words.isEvent(literal)) return pascalName(literal);
    if (member && (words.isEventEnum(member[1] ?? '') || words.isEvent(member[2] ?? ''))) {
      return pascalName(member[2] ?? '');
    }
  }
  return null;
};

const typeOfCall = (node: SgNode, words: Vocabulary): string | null => {
  const isNew = node.kind() === 'new_expression';
  const callee = textOf(node.field(isNew ? 'constructor' : 'function'));
  const { name, receiver } = splitCallee(callee);
  if (isNew) return words.isEvent(name) ? pascalName(name) : null;
  return receiver !== null && words.isEventEnum(receiver) ? pascalName(name) : null;
};

const pascalName = (name: string): string => pascal(wordsOf(name));

const fieldsOf = (node: SgNode): ConstructField[] => {
  if (node.kind() === 'object') return partsOf(node).flatMap(fieldOf);
  const args = node.field('arguments');
  return (args === null ? [] : partsOf(args)).flatMap((one) =>
    one.kind() === 'object' ? fieldsOf(one) : [],
  );
};

const fieldOf = (part: SgNode): ConstructField[] => {
  const kind = part.kind().toString();
  if (kind === 'shorthand_property_identifier') return [{ name: part.text(), value: part }];
  if (kind === 'spread_element') return [{ name: part.text(), value: null }];
  if (kind !== 'pair') return [];
  const name = textOf(part.field('key')).replace(/^["']|["']$/g, '');
  const value = part.field('value');
  if (TYPE_KEYS.test(name) && /^['"`]|^\w+\.\w+$/.test(textOf(value))) return [];
  const inner = value?.kind() === 'object' ? fieldsOf(value) : [];
  return [{ name, value }, ...inner.map((one) => ({ ...one, name: `${name}.${one.name}` }))];
};
