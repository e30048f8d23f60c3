import { counted, list, paragraphs, quoted } from '../documents/markdown';
import { checksOf, outcomeWord, signs } from '../documents/words';
import type { Account } from '../documents';
import { columnName, isJudged, type Listed } from './list';
import { disputed, isSeen, type Cell, type Disagreement, type Matrix } from './matrix';
import { titleOf, type ToldSeveral } from './told';

/** What each disagreement means. */
export const kinds: Readonly<Record<Disagreement, string>> = {
  'passes-on-some': 'It passes on some subjects and not on others.',
  'other-outcome': 'It passes on none of them, and they do not end alike.',
  'other-assurance': 'They end alike, and were not seen equally well.',
};

/** On what several subjects disagree, the gravest first, each with what speaks for it. */
export const disagreementsMarkdown = (told: ToldSeveral): string => {
  const found = disputed(told.matrix);
  const seen = told.matrix.requirements.filter(isSeen).length;
  if (told.several.subjects.filter(isJudged).length < 2) {
    return 'Only one subject could be judged, so there is nothing to hold it against.';
  }
  const among = `${counted(seen, 'requirement')} of which anything was seen`;
  if (found.length === 0) return `The subjects do not disagree on any of ${among}.`;
  return paragraphs([
    `The subjects disagree on ${found.length} of ${among}. They were judged by the same ` +
      'requirements with the same seed, so the difference is theirs, or that of what could be seen of them.',
    ...found.map((one) => disagreement(one, told)),
  ]);
};

const disagreement = (
  { id, disagreement: kind, cells }: Matrix['requirements'][number],
  told: ToldSeveral,
): string =>
  paragraphs([
    `### ${id} ${titleOf(id, told)}`,
    kind === null ? null : kinds[kind],
    list(
      told.several.subjects.map((one, index) =>
        side(id, one, cells[index] ?? null, told.accounts[index] ?? null),
      ),
    ),
  ]);

const side = (id: string, one: Listed, cell: Cell | null, account: Account | null): string => {
  const who = `**${quoted(columnName(one))}**`;
  const requirement = account?.requirements.find(({ definition }) => definition.id === id);
  if (!cell || !isJudged(one) || !requirement) return `⬜ ${who}: could not be judged`;
  const { reason } = requirement.verdict;
  const [check] = checksOf(requirement).filter(({ outcome }) => outcome === cell.outcome);
  const data = `../${one.bundle}/data`;
  return [
    `${signs[cell.outcome]} ${who} ${outcomeWord(cell.outcome)} (${cell.assurance ?? 'no assurance'}, ${counted(cell.checks, 'check')})`,
    ...(reason === null ? [] : [quoted(reason)]),
    `[scenarios](${data}/report/index.html#${id})` +
      (check ? `, [evidence](${data}/evidence/${check.evidence}.json)` : ''),
  ].join(': ');
};
