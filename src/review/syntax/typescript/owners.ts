import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { DisposalFact, OwnerFact } from '../../facts/types';
import { spanOf, textOf, within } from '../tree';
import { isBag } from '../words';

/** Classes with a field or a parameter property whose type is a logger, and none themselves. */
export const readOwners = (classes: readonly SgNode[], words: Vocabulary): OwnerFact[] =>
  classes.flatMap((node) => {
    const name = node.field('name');
    if (name === null || words.isLoggerType(name.text())) return [];
    if (isBag(name.text())) return [];
    const held = membersOf(node).find(
      ({ type }) => words.isLoggerType(type) && !/WeakRef<|=>/.test(type),
    );
    if (held === undefined) return [];
    const isOptional = /\b(?:undefined|null)\b/.test(held.type) || held.isOptional;
    return [
      {
        ...spanOf(name),
        type: name.text(),
        field: held.name,
        isOptional,
        declaration: spanOf(node),
      },
    ];
  });

interface Member {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

const membersOf = (node: SgNode): Member[] => {
  const body = node.field('body');
  if (body === null) return [];
  const fields = body
    .children()
    .filter((child) => child.kind() === 'public_field_definition')
    .map((field) => ({
      name: textOf(field.field('name')),
      type: textOf(field.field('type')) || newOf(field.field('value')),
      isOptional: field.children().some((child) => child.kind() === '?'),
    }));
  const constructor = body
    .children()
    .find(
      (child) =>
        child.kind() === 'method_definition' && textOf(child.field('name')) === 'constructor',
    );
  const parameters = constructor?.field('parameters');
  const properties = (
    parameters === null || parameters === undefined
      ? []
      : within(parameters, ['required_parameter', 'optional_parameter'])
  )
    .filter((one) => /^(?:@[\w().]+\s+)*(?:private|public|protected|readonly)\b/.test(one.text()))
    .map((one) => ({
      name: textOf(one.field('pattern')),
      type: textOf(one.field('type')),
      isOptional: one.kind() === 'optional_parameter',
    }));
  return [...fields, ...properties];
};

/** `= new AuditLogger(..)` needs no annotation. */
const newOf = (value: SgNode | null): string =>
  value?.kind() === 'new_expression' ? textOf(value.field('constructor')) : '';

/** The methods of each class by which it is disposed of. */
export const readDisposals = (classes: readonly SgNode[], words: Vocabulary): DisposalFact[] =>
  classes.flatMap((node) =>
    (node.field('body')?.children() ?? [])
      .filter((member) =>
        /method_definition|public_field_definition/.test(member.kind().toString()),
      )
      .filter((member) => isDisposal(textOf(member.field('name')), words))
      .map((member) => ({ ...spanOf(member), type: textOf(node.field('name')) })),
  );

const isDisposal = (name: string, words: Vocabulary): boolean =>
  /Symbol\.(?:async)?[dD]ispose/.test(name) || words.isDisposal(name);
