import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { Construct, ConstructField } from '../audits';
import { partsOf, textOf } from '../tree';

/** Events put together: `AuditEvent::X { .. }`, `AuditEvent::X(..)`, `AuditEvent::X`, `X { .. }`. */
export const constructs = (nodes: readonly SgNode[], words: Vocabulary): Construct[] => {
  const found = nodes.flatMap((node) => {
    const isStruct = node.kind() === 'struct_expression';
    const head = isStruct
      ? textOf(node.field('name'))
      : node.kind() === 'call_expression'
        ? textOf(node.field('function'))
        : node.text();
    const type = eventOf(head, isStruct, words);
    return type === null ? [] : [{ node, type, fields: fieldsOf(node) }];
  });
  // `AuditEvent::X` is also the head of `AuditEvent::X { .. }` and of `AuditEvent::X(..)`.
  const spans = found.map(({ node }) => node.range());
  return found.filter(
    ({ node }, at) =>
      node.kind() !== 'scoped_identifier' ||
      !spans.some(
        ({ start, end }, other) =>
          other !== at &&
          start.index <= node.range().start.index &&
          node.range().end.index <= end.index,
      ),
  );
};

const eventOf = (head: string, isStruct: boolean, words: Vocabulary): string | null => {
  const path = head.replace(/\s+/g, '').split('::');
  const type = path.at(-1) ?? '';
  if (!/^[A-Z]\w*$/.test(type)) return null;
  const enumeration = path.at(-2);
  if (enumeration !== undefined && words.isEventEnum(enumeration)) return type;
  // `VramError::SealVerificationFailed` is an error of that name, not the event.
  if (!words.isEvent(type) || /^[A-Z](?!\w*Event$)/.test(enumeration ?? '')) return null;
  return isStruct || enumeration !== undefined ? type : null;
};

const fieldsOf = (node: SgNode): ConstructField[] => {
  const body = node.field('body') ?? node.field('arguments');
  if (body === null) return [];
  return partsOf(body).flatMap((field): ConstructField[] => {
    const kind = field.kind().toString();
    if (kind === 'shorthand_field_initializer') {
      return [{ name: field.text(), value: field }];
    }
    if (kind === 'struct_expression') return fieldsOf(field);
    if (kind === 'base_field_initializer') return [{ name: field.text(), value: null }];
    if (kind !== 'field_initializer') return [];
    const value = field.field('value');
    const name = textOf(field.field('field') ?? field.field('name'));
    const inner = value?.kind() === 'struct_expression' ? fieldsOf(value) : [];
    return [{ name, value }, ...inner.map((one) => ({ ...one, name: `${name}.${one.name}` }))];
  });
};
