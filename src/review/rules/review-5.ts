import { contains, type FileFacts, type OwnerFact } from '../facts/types';
import type { Crate } from '../link/crate';
import { disposalFix } from './fixes';
import type { Rule } from './types';

const END = { rust: 'Drop implementation', typescript: 'dispose method' } as const;

/** A type that owns a logger and goes away without flushing it. */
export const ownerWithoutFlush: Rule = {
  id: 'REVIEW-5',
  issue: 'No graceful shutdown flush',
  impact: [
    'Every restart and every deployment may lose the events that are still in the buffer.',
    'The end of the trail is missing on an orderly shutdown, which no crash can excuse.',
  ],
  shownBy: ['DROP-1', 'DROP-2'],
  find: (file, crate) =>
    file.owners.flatMap((owner) => {
      const disposals = disposalsOf(owner, file, crate);
      if (disposals.some(({ isFlushing }) => isFlushing)) return [];
      const end = END[file.language];
      const what = disposals.length === 0 ? `has no ${end}` : `has a ${end} that does not flush it`;
      return [
        {
          at: owner,
          shows: owner.declaration,
          message: `${owner.type} owns a logger (${owner.field}) and ${what}`,
          fix: disposalFix(owner, { file, crate }),
          event: null,
        },
      ];
    }),
};

/** The disposals of a type anywhere in its crate, and whether each of them flushes. */
const disposalsOf = (
  owner: OwnerFact,
  file: FileFacts,
  crate: Crate,
): readonly { readonly isFlushing: boolean }[] =>
  (file.language === 'rust' ? crate.files : [file]).flatMap((at) =>
    at.disposals
      .filter(({ type }) => type === owner.type)
      .map((disposal) => ({
        isFlushing: at.calls.some(
          (call) =>
            contains(disposal, call) &&
            (crate.isFlushing(at, call) || endsLogger(call, owner, crate)),
        ),
      })),
  );

/** `this.logger.close()` flushes what it closes. */
const endsLogger = (
  call: { readonly name: string; readonly receiver: string | null },
  owner: OwnerFact,
  crate: Crate,
): boolean =>
  (crate.words.isDisposal(call.name) || /[dD]ispose/.test(call.name)) &&
  new RegExp(`\\b${owner.field.replace(/[^\w]/g, '')}\\b`).test(call.receiver ?? '');
