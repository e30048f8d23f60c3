import { decideRun } from '../../../verdict';
import { canonical } from '../../bag';
import { layout } from '../../layout';
import { demandOf, normalize } from '../../results';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { condition } from '../condition';
import type { Documents } from '../documents';
import { rejudge } from '../rejudge';
import { takenAsTold, type Rejudging } from '../rejudged';
import { isTeams, withTeam } from '../with-team';
import { leftOf } from './left';

/**
 * Judges again what evidence is left for, and decides every requirement from the records. A check
 * whose observation was removed is counted as that, and never as judged again.
 */
export const rejudgedEdition = async (
  bag: BagUnderTest,
  documents: Documents,
  removed: ReadonlySet<string>,
  standard: Catalogue,
): Promise<Rejudging & { readonly notRejudged: number }> => {
  const isOfTeam = (id: string): boolean => isTeams(documents.policy, standard, id);
  const disagreements: string[] = [];
  const unseen = new Set<string>();
  let [seen, notRejudged, onTrust] = [0, 0, 0];
  for (const scenario of documents.scenarios) {
    const left = leftOf(scenario, removed);
    const gone = scenario.records.length - left.records.length;
    seen += left.records.length;
    notRejudged += gone;
    if (gone > 0) scenario.requirements.forEach((id) => unseen.add(id));
    const again = await rejudge(bag, left, isOfTeam);
    onTrust += again.onTrust;
    disagreements.push(...again.disagreements);
  }
  const given = resultsFrom(documents, withTeam(standard, documents.policy));
  if (given !== (await bag.text(layout.results))) {
    disagreements.push(`${layout.results} is not, to the byte, what the records of the run give`);
  }
  const verdicts = documents.results.requirements.filter(({ id }) => !unseen.has(id)).length;
  const holds =
    `${seen - onTrust} observations judged again come out alike${takenAsTold(onTrust)}; ` +
    `${notRejudged} were removed and could not be judged again, so ${unseen.size} requirements ` +
    'rest on the seal of the full bundle';
  return {
    condition: condition('rejudged', disagreements, holds),
    verdicts,
    disagreements,
    notRejudged,
  };
};

const resultsFrom = (
  { policy, subjects, scenarios }: Documents,
  { requirements }: Catalogue,
): string => {
  const [subject] = subjects.subjects;
  const decision = decideRun(requirements, scenarios, demandOf(policy, subjects));
  return canonical(normalize({ subject, scenarios, ...decision }));
};
