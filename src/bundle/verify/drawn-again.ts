import { canonical } from '../bag';
import { drawDocuments, WORDING } from '../documents';
import { layout } from '../layout';
import type { Catalogue } from '../types';
import type { BagUnderTest } from './bag-under-test';
import { problemOf } from './condition';
import { factsOf, type Documents } from './documents';

/** What is wrong with the documents for people, and whether they were looked at. */
interface DrawnAgain {
  readonly problems: readonly string[];
  readonly told: string;
}

/**
 * The documents for people say what the run and its evidence say, to the byte: they are drawn again
 * and the first line that differs is named. Those of a gate with other words are left, and told so:
 * an older bundle is not untrue for its wording.
 */
export const documentsDrawnAgain = async (
  bag: BagUnderTest,
  documents: Documents,
  catalogue: Catalogue,
): Promise<DrawnAgain> => {
  const other = otherWords(documents, catalogue);
  if (other !== null) {
    return { problems: [], told: `the documents in report/ were NOT drawn again: ${other}` };
  }
  const problems = await documentProblems(bag, documents, catalogue);
  return { problems, told: 'the documents in report/ drawn again, to the byte' };
};

/** Why this gate would say the same otherwise; `null` when it would not. */
const otherWords = ({ environment, policy }: Documents, catalogue: Catalogue): string | null => {
  const { gate, wording = 'none' } = environment;
  if (wording !== WORDING) {
    return `${gate.name} ${gate.version} wrote them in wording ${wording}, this gate writes ${WORDING}`;
  }
  const texts = ({ requirements, regulations }: typeof policy | Catalogue) =>
    canonical({ requirements, regulations });
  return texts(policy) === texts(catalogue)
    ? null
    : `the catalogue of ${gate.name} ${gate.version} has other texts than that of this gate`;
};

const documentProblems = async (
  bag: BagUnderTest,
  documents: Documents,
  catalogue: Catalogue,
): Promise<readonly string[]> => {
  const problems: string[] = [];
  try {
    for (const [path, drawn] of await drawnAgain(bag, documents, catalogue)) {
      problems.push(...(await differences(bag, path, drawn)));
    }
  } catch (error) {
    problems.push(`the documents cannot be drawn from the evidence: ${problemOf(error)}`);
  }
  return problems;
};

/** What is wrong with a document that should be as it is drawn. */
export const differences = async (
  bag: BagUnderTest,
  path: string,
  drawn: string,
): Promise<readonly string[]> => {
  if (!bag.tree.files.has(path)) return [`${path} is missing`];
  const found = await bag.text(path);
  return found === drawn ? [] : [`${path}: ${firstDifference(found, drawn)}`];
};

const drawnAgain = (bag: BagUnderTest, documents: Documents, catalogue: Catalogue) =>
  drawDocuments(factsOf(documents, catalogue), catalogue, (name) =>
    bag.text(`${layout.evidence}/${name}`),
  );

/** Enough of a line to find it by. */
const SHOWN_CHARACTERS = 120;

const firstDifference = (found: string, drawn: string): string => {
  const [has, should] = [found.split('\n'), drawn.split('\n')];
  const at = should.findIndex((line, index) => line !== has[index]);
  const line = at < 0 ? should.length : at;
  const shown = (text: string | undefined) =>
    text === undefined ? 'nothing' : JSON.stringify(text.slice(0, SHOWN_CHARACTERS));
  return `line ${line + 1} says ${shown(has[line])}, the run gives ${shown(should[line])}`;
};
