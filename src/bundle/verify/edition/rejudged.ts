import { decideRun, type CheckRecord } from '../../../verdict';
import { canonical } from '../../bag';
import { layout } from '../../layout';
import { demandOf, normalize } from '../../results';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { condition } from '../condition';
import type { Documents } from '../documents';
import { rejudge } from '../rejudge';
import { isTeams, withTeam } from '../with-team';
import type { Rejudging } from '../rejudged';

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
  const isLeft = ({ evidence }: CheckRecord): boolean => !removed.has(evidence);
  const isOfTeam = (id: string): boolean => isTeams(documents.policy, standard, id);
  const disagreements: string[] = [];
  const unseen = new Set<string>();
  let again = 0;
  let notRejudged = 0;
  for (const scenario of documents.scenarios) {
    const records = scenario.records.filter(isLeft);
    again += records.length;
    notRejudged += scenario.records.length - records.length;
    if (records.length < scenario.records.length)
      scenario.requirements.forEach((id) => unseen.add(id));
    disagreements.push(...(await rejudge(bag, { ...scenario, records }, isOfTeam)).disagreements);
  }
  if (
    resultsFrom(documents, withTeam(standard, documents.policy)) !==
    (await bag.text(layout.results))
  ) {
    disagreements.push(`${layout.results} is not, to the byte, what the records of the run give`);
  }
  const verdicts = documents.results.requirements.filter(({ id }) => !unseen.has(id)).length;
  const holds =
    `${again} observations judged again come out alike; ${notRejudged} were removed and could not ` +
    `be judged again, so ${unseen.size} requirements rest on the seal of the full bundle`;
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
