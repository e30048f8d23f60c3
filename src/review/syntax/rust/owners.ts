import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../../configuration/vocabulary';
import type { DisposalFact, OwnerFact } from '../../facts/types';
import { partsOf, spanOf, textOf, within } from '../tree';
import { isBag } from '../words';

/** A reference, a weak one, a marker or a function type owns nothing. */
const BORROWS = /^&|\bWeak<|\bPhantomData<|\bfn\s*\(|\bFn(?:Once|Mut)?\s*\(/;

/** Structs with a field that holds a logger; a logger that wraps another is itself the owned one. */
export const readOwners = (structs: readonly SgNode[], words: Vocabulary): OwnerFact[] =>
  structs.flatMap((struct) => {
    const name = struct.field('name');
    const body = struct.field('body');
    if (name === null || body === null || words.isLoggerType(name.text())) return [];
    if (isBag(name.text())) return [];
    const isTuple = body.kind() === 'ordered_field_declaration_list';
    const fields = isTuple ? partsOf(body) : within(body, ['field_declaration']);
    const held = fields.find((field) => {
      const type = isTuple ? field.text() : textOf(field.field('type'));
      return !BORROWS.test(type) && words.isLoggerType(type);
    });
    if (held === undefined) return [];
    const field = isTuple ? '0' : textOf(held.field('name'));
    return [
      {
        ...spanOf(name),
        type: name.text(),
        field,
        isOptional: /\bOption</.test(held.text()),
        declaration: spanOf(struct),
      },
    ];
  });

/** The bodies of `impl Drop`. */
export const readDisposals = (impls: readonly SgNode[]): DisposalFact[] =>
  impls
    .filter((impl) => /(?:^|::)Drop$/.test(textOf(impl.field('trait'))))
    .map((impl) => ({
      ...spanOf(impl),
      type: textOf(impl.field('type')).replace(/<.*$/s, ''),
    }));
