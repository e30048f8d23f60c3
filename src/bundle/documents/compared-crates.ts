import { issues } from '../../review';
import { listed, paragraphs, quoted, table } from './markdown';
import type { Account } from './types';
import { idsOf, isLookedAt, reviewLink, withOutcome } from './words';

/** The crates of a subject side by side, as their sources were read; only rules that were judged. */
export const cratesMarkdown = (accounts: readonly Account[]): string | null => {
  const parts = accounts.map(ofSubject).filter((part) => part !== null);
  return parts.length === 0 ? null : paragraphs(['## Crates Side by Side', ...parts]);
};

const ofSubject = ({ subject, review, requirements }: Account): string | null => {
  const judged = new Set(idsOf(requirements.filter(isLookedAt)));
  const rules = [...issues].filter(([id]) => judged.has(id));
  const crates = review?.record.crates.filter(({ merits }) => merits.emissions > 0) ?? [];
  if (!review || rules.length === 0 || crates.length < 2) return null;
  const { findings, suppressed, unread } = review.record;
  const isWhole = (root: string) => !unread.some(({ file }) => isIn(file, root));
  const under = (root: string, rule: string, among: typeof findings) =>
    among.filter((one) => one.rule === rule && isIn(one.file, root)).length;
  return paragraphs([
    `The sources of ${quoted(subject.name)} hold ${crates.length} crates that emit audit events, read in one ${reviewLink(review, 'review')}:`,
    table(
      ['Issue', ...crates.map(({ name }) => quoted(name))],
      rules.map(([rule, { issue }]) => [
        `${rule} ${issue}`,
        ...crates.map(({ root }) => {
          const aside = under(
            root,
            rule,
            suppressed.map(({ finding }) => finding),
          );
          const found = under(root, rule, findings);
          return (
            (found > 0
              ? `❌ **${found} found**`
              : isWhole(root)
                ? '✅ none found'
                : '⚠️ none found in what could be read') + (aside > 0 ? `, ${aside} set aside` : '')
          );
        }),
      ]),
    ),
  ]);
};

const isIn = (file: string, root: string): boolean => root === '' || file.startsWith(`${root}/`);

/** What fails in more than one subject: the guidelines are at fault rather than a team. */
export const alikeIn = (accounts: readonly Account[]): string => {
  if (accounts.length < 2) {
    return paragraphs([
      '### Across subjects',
      'A pattern across subjects needs two of them. This run judged one.',
    ]);
  }
  const [first] = accounts;
  const shared = (first?.requirements ?? []).flatMap(({ definition: { id, title } }) => {
    const names = accounts
      .filter(({ requirements }) => idsOf(withOutcome(requirements, 'fail')).includes(id))
      .map(({ subject }) => quoted(subject.name));
    return names.length < 2 ? [] : [`- **${id}** ${title}: ${listed(names)}`];
  });
  return paragraphs([
    '### Across subjects',
    shared.length === 0 ? 'No requirement fails in more than one subject.' : shared.join('\n'),
  ]);
};
