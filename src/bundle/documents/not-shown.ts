import { judgedConcerns } from './judged-concerns';
import { counted, list, paragraphs, quoted, table } from './markdown';
import type { Account, ToldRequirement } from './types';
import { checksOf, evidenceLinks, idsOf, isLookedAt, outcomeCell, withOutcome } from './words';

/** What ran and came to no verdict, and why. */
export const notDecided = ({ requirements }: Account): string | null => {
  const open = withOutcome(
    requirements.filter(isLookedAt),
    'error',
    'inconclusive',
    'not-verified',
  );
  const waived = withOutcome(requirements, 'waived');
  if (open.length + waived.length === 0) return null;
  return paragraphs([
    '## Not Decided',
    'These ran, and neither hold nor fail. None of them is a pass.',
    table(
      ['Requirement', 'Outcome', 'Why', 'Evidence'],
      [...open, ...waived].map((one) => [
        `${one.definition.id} ${one.definition.title}`,
        outcomeCell(one),
        quoted(one.verdict.reason ?? 'no reason given'),
        evidenceLinks(checksOf(one)) || 'none',
      ]),
    ),
  ]);
};

/** What nobody looked at, so that silence is not taken for consent. */
export const notLookedAt = (account: Account): string | null => {
  const { requirements, tags } = account;
  const unseen = requirements.filter((one) => !isLookedAt(one));
  if (unseen.length === 0) return null;
  const reasons = [...new Set(unseen.map(reasonOf))];
  return paragraphs([
    '## Not Looked At',
    `Of ${counted(requirements.length, 'requirement')} this run says nothing about ${unseen.length}. They may hold, and they may not.` +
      (tags === '' ? '' : ` It was asked for ${quoted(tags)} alone.`),
    ...reasons.map((reason) =>
      paragraphs([
        `**Why**: ${quoted(reason)}`,
        list(
          judgedConcerns(account).flatMap(({ practice, requirements: under }) => {
            const own = under.filter((one) => unseen.includes(one) && reasonOf(one) === reason);
            return own.length === 0 ? [] : [`${practice}: ${idsOf(own).join(', ')}`];
          }),
        ),
      ]),
    ),
  ]);
};

const reasonOf = ({ verdict }: ToldRequirement): string => verdict.reason ?? 'no reason given';
