import { judgedConcerns } from './judged-concerns';
import { counted, list, listed, paragraphs, quoted } from './markdown';
import type { Account, ToldRequirement } from './types';
import { evidenceLinks, idsOf, withOutcome } from './words';

/** What is found more than once is seldom one mistake: within each subject, and across them. */
export const patternsMarkdown = (accounts: readonly Account[]): string =>
  paragraphs(
    accounts.flatMap((account) => [
      `### Within ${quoted(account.subject.name)}`,
      rightAndMissed(account),
      within(account),
    ]),
  );

const rightAndMissed = (account: Account): string => {
  const concerns = judgedConcerns(account);
  const right = concerns.filter(({ verdict }) => verdict === 'shown');
  const missed = concerns.filter(({ verdict }) => verdict === 'broken');
  return paragraphs([
    right.length === 0
      ? null
      : paragraphs([
          '**What is right**:',
          list(
            right.map(
              ({ practice, requirements }) => `✅ ${practice} (${listed(idsOf(requirements))})`,
            ),
          ),
        ]),
    missed.length === 0
      ? null
      : paragraphs([
          '**What is missed**:',
          list(
            missed.map(
              ({ practice, requirements }) =>
                `❌ ${practice} (${listed(idsOf(withOutcome(requirements, 'fail')))})`,
            ),
          ),
        ]),
  ]);
};

/** Several requirements that fail with the same finding, or under the same deed, share a cause. */
const within = ({ requirements }: Account): string => {
  const failed = withOutcome(requirements, 'fail');
  if (failed.length === 0)
    return 'Nothing failed in what was looked at, so there is no pattern in it.';
  const shared = [
    ...sharedBy(failed, codesOf).map(
      ([code, own]) =>
        `${listed(idsOf(own))} fail with the same finding, ${quoted(code)}: ${evidenceOf(own, (check) => check.findings.some((finding) => finding.code === code))}`,
    ),
    ...sharedBy(failed, deedsOf).map(
      ([deed, own]) =>
        `${listed(idsOf(own))} fail when there is ${quoted(deed)}: ${evidenceOf(own, (check) => check.provocation?.kind === deed)}`,
    ),
  ];
  return shared.length === 0
    ? `${counted(failed.length, 'requirement')} failed (${listed(idsOf(failed))}), each with findings of its own: no pattern is seen.`
    : paragraphs([
        '**What is found in more than one requirement**, and so points to one cause:',
        list(shared),
      ]);
};

const failedChecks = ({ scenarios }: ToldRequirement) =>
  scenarios.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome === 'fail');

const codesOf = (requirement: ToldRequirement): readonly string[] =>
  failedChecks(requirement).flatMap(({ findings }) => findings.map(({ code }) => code));

const deedsOf = (requirement: ToldRequirement): readonly string[] =>
  failedChecks(requirement).flatMap(({ provocation }) => provocation?.kind ?? []);

const sharedBy = (
  failed: readonly ToldRequirement[],
  traitsOf: (requirement: ToldRequirement) => readonly string[],
): readonly (readonly [string, readonly ToldRequirement[]])[] => {
  const traits = [...new Set(failed.flatMap(traitsOf))].sort();
  return traits
    .map((trait) => [trait, failed.filter((one) => traitsOf(one).includes(trait))] as const)
    .filter(([, own]) => own.length > 1);
};

const evidenceOf = (
  own: readonly ToldRequirement[],
  isMeant: (check: ReturnType<typeof failedChecks>[number]) => boolean,
): string => evidenceLinks(own.flatMap(failedChecks).filter(isMeant));
