import { judgedConcerns } from './judged-concerns';
import { list, paragraphs } from './markdown';
import { statusWords } from './opening';
import { practised } from './practised';
import type { Account, ToldRequirement } from './types';
import { assuranceWords, checksOf, evidenceLinks, restsOn, signs, withOutcome } from './words';

/** What passed, by what it is good for; nothing is praised that was not seen. */
export const doneWell = (account: Account): string => {
  const praised = judgedConcerns(account)
    .map(({ practice, requirements }) => ({ practice, own: withOutcome(requirements, 'pass') }))
    .filter(({ own }) => own.length > 0);
  if (praised.length === 0) return 'No requirement passed in this run.';
  return paragraphs(
    praised.flatMap(({ practice, own }, at) => [
      `### ${at + 1}. ${practice}`,
      list(own.map((one) => `${signs.pass} **${one.definition.id}** ${praise(one)}`)),
    ]),
  );
};

const praise = (requirement: ToldRequirement): string =>
  `${requirement.definition.title}: ${restsOn(requirement)}, ` +
  `${assuranceWords(requirement.verdict.assurance)}; ${evidenceLinks(checksOf(requirement), 1)}`;

/** Practice by practice what the run came to, and over all. */
export const verdictMarkdown = (account: Account): string =>
  paragraphs([
    list(
      judgedConcerns(account)
        .filter(({ verdict }) => verdict !== 'unseen')
        .map((concern) => `**${concern.practice}**: ${practised(concern)}`),
    ),
    `**Overall**: ${statusWords(account)}`,
  ]);
