import { canonical } from '../../bag';
import { WORDING } from '../../documents';
import { layout } from '../../layout';
import {
  columnName,
  columnProblems,
  drawSeveral,
  isJudged,
  type Matrix,
  type Several,
  type ToldColumn,
} from '../../several';
import { aboutProblems } from '../bag-about';
import type { BagUnderTest } from '../bag-under-test';
import { condition, type Condition } from '../condition';
import { differences } from '../drawn-again';

/**
 * The bundles of the subjects are those of the list, all of them, in its order and of one run, and
 * the matrix and the comparison say what they give.
 */
export const consistentSeveral = async (
  bag: BagUnderTest,
  several: Several,
  matrix: Matrix,
  columns: readonly (ToldColumn | null)[],
): Promise<Condition> => {
  const untold = several.subjects.filter((one, index) => isJudged(one) && !columns[index]);
  const isSameWording = several.wording === WORDING;
  const problems = [
    ...(await aboutProblems(bag, matrix.verdict, layout.matrix)),
    ...(await placeProblems(bag, several)),
    ...columnProblems(several, columns),
    ...untold.map((one) => `nothing can be drawn from the bundle of ${columnName(one)}`),
  ];
  if (untold.length === 0) {
    const drawn = drawSeveral(several, columns);
    problems.push(...matrixProblems(matrix, drawn.matrix));
    if (drawn.matrixText !== (await bag.text(layout.matrix)) && problems.length === 0) {
      problems.push(`${layout.matrix} is not, to the byte, what the bundles of the subjects give`);
    }
    if (isSameWording)
      problems.push(...(await differences(bag, layout.comparison, drawn.comparison)));
  }
  const comparison = isSameWording
    ? 'and comparison'
    : `alone: the comparison is in wording ${several.wording}, this gate writes ${WORDING},`;
  return condition(
    'consistent',
    problems,
    `${several.subjects.length} subjects of one run; matrix ${comparison} drawn again, to the byte`,
  );
};

/** What lies in the place of the subjects is what the list says, by the digest it says. */
const placeProblems = async (
  bag: BagUnderTest,
  { subjects }: Several,
): Promise<readonly string[]> => {
  const listed = subjects.filter(isJudged);
  const found = [...bag.tree.files.keys()]
    .filter((path) => path.startsWith(`${layout.columns}/`))
    .map((path) => path.slice('data/'.length).split('/', 2).join('/'));
  const problems = [...new Set(found)]
    .filter((place) => !listed.some(({ bundle }) => bundle === place))
    .map((place) => `data/${place} is not of the list in ${layout.subjects}`);
  for (const one of listed) {
    const manifest = await bag.digest(`data/${one.bundle}/${layout.manifest}`);
    if (manifest !== one.manifestSha256) {
      problems.push(`data/${one.bundle} is not the bundle of ${columnName(one)} that is listed`);
    }
  }
  return problems;
};

/** What the matrix tells otherwise than the bundles, by requirement and subject. */
const matrixProblems = (told: Matrix, drawn: Matrix): readonly string[] => {
  const rows = new Map(told.requirements.map((row) => [row.id, row]));
  return [
    ...(['verdict', 'exit', 'subjects'] as const)
      .filter((part) => canonical(told[part]) !== canonical(drawn[part]))
      .map(
        (part) => `the ${part} of ${layout.matrix} is not what the bundles of the subjects give`,
      ),
    ...drawn.requirements.flatMap((row) => {
      const own = rows.get(row.id);
      if (!own) return [`${layout.matrix} lacks ${row.id}`];
      const wrong = drawn.subjects.filter(
        (_, at) => canonical(own.cells[at] ?? null) !== canonical(row.cells[at] ?? null),
      );
      return [
        ...wrong.map(
          (one) =>
            `${layout.matrix} tells ${row.id} of ${columnName(one)} otherwise than its bundle`,
        ),
        ...(own.disagreement === row.disagreement
          ? []
          : [`${layout.matrix} tells the disagreement on ${row.id} otherwise than the bundles`]),
      ];
    }),
  ];
};
