import type { RequirementDefinition } from '../../catalogue';
import type { SeveralReport, SeveralRow } from '../../site';
import { kinds } from './disagreements-md';
import type { DrawnSeveral, ToldColumn } from './draw';
import { columnName, isJudged, type Listed, type Several } from './list';
import { disputed, isSeen, type Matrix } from './matrix';

/** What the page over several subjects tells; it lies in `data/report`. */
export const reportOf = (
  { gate, finishedAt, subjects }: Several,
  { matrix }: DrawnSeveral,
  columns: readonly (ToldColumn | null)[],
): Omit<SeveralReport, 'signedBy'> => {
  const told = columns.find((one) => one !== null)?.account.requirements ?? [];
  const definitions = new Map(
    told.map(({ definition }): [string, RequirementDefinition] => [definition.id, definition]),
  );
  const rowOf = ({ id, disagreement, cells }: Matrix['requirements'][number]): SeveralRow[] => {
    const definition = definitions.get(id);
    if (!definition) return [];
    return [{ definition, disagreement: disagreement && kinds[disagreement], cells }];
  };
  return {
    ...{ gate, finishedAt, verdict: matrix.verdict, exit: matrix.exit },
    subjects: subjects.map((one, index) => subjectOf(one, matrix.subjects[index])),
    rows: matrix.requirements.filter(isSeen).flatMap(rowOf),
    disputed: disputed(matrix).flatMap(rowOf),
    unseen: matrix.requirements.filter((one) => !isSeen(one)).map(({ id }) => id),
  };
};

const subjectOf = (
  one: Listed,
  { itself = null, verdict = 'broken', exit = 0 }: Partial<Matrix['subjects'][number]> = {},
): SeveralReport['subjects'][number] => ({
  ...{ name: columnName(one), itself, verdict, exit },
  page: isJudged(one) ? `../${one.bundle}/data/report/index.html` : null,
  reason: isJudged(one) ? null : one.reason,
});
