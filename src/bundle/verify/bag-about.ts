import { isDeepStrictEqual } from 'node:util';
import type { RunVerdict } from '../../verdict';
import { layout } from '../layout';
import type { BagUnderTest } from './bag-under-test';

/** What bag-info.txt tells whoever opens it in an editor is what the results tell. */
export const aboutProblems = async (
  bag: BagUnderTest,
  verdict: RunVerdict,
  results: string,
): Promise<readonly string[]> => {
  const lines = (await bag.text(layout.bagInfo)).split('\n');
  const given = {
    'Proofgate-Verdict': verdict,
    'Proofgate-Results-SHA256': await bag.digest(results),
  };
  return Object.entries(given)
    .filter(([label, value = '']) => {
      const said = lines.filter((line) => line.startsWith(label));
      return !isDeepStrictEqual(said, [`${label}: ${value}`]);
    })
    .map(([label]) => `the ${label} of ${layout.bagInfo} is not that of ${results}`);
};
