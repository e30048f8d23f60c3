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
  const shared = groups(failed).map(({ own, codes, deeds }) => {
    const checks = own.flatMap(failedChecks).filter((check) => isShared(check, codes, deeds));
    const how = [
      ...(codes.length > 0 ? [`with the same finding (${codes.map(quoted).join(', ')})`] : []),
      ...(deeds.length > 0 ? [`when there is ${listed(deeds.map(quoted))}`] : []),
    ];
    return `**${listed(idsOf(own))}** fail ${how.join(', ')}: ${evidenceLinks(checks)}`;
  });
  return shared.length === 0
    ? `${counted(failed.length, 'requirement')} failed (${listed(idsOf(failed))}), each with findings of its own: no pattern is seen.`
    : paragraphs([
        '**What is found in more than one requirement**, and may have one cause:',
        list(shared),
      ]);
};

const failedChecks = ({ scenarios }: ToldRequirement) =>
  scenarios.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome === 'fail');

type FailedCheck = ReturnType<typeof failedChecks>[number];

/** That a source holds what it must not is no pattern: every rule of the review says that. */
const codesOf = (check: FailedCheck): readonly string[] =>
  check.findings.map(({ code }) => code).filter((code) => code !== 'source-forbidden');

const deedsOf = ({ provocation }: FailedCheck): readonly string[] =>
  provocation === null ? [] : [provocation.kind];

const isShared = (
  check: FailedCheck,
  codes: readonly string[],
  deeds: readonly string[],
): boolean =>
  codesOf(check).some((code) => codes.includes(code)) ||
  deedsOf(check).some((deed) => deeds.includes(deed));

interface Group {
  readonly own: readonly ToldRequirement[];
  readonly codes: string[];
  readonly deeds: string[];
}

/** The requirements that fail alike, each set of them once, with all that they have in common. */
const groups = (failed: readonly ToldRequirement[]): readonly Group[] => {
  const found = new Map<string, Group>();
  const put = (kind: 'codes' | 'deeds', traitsOf: (check: FailedCheck) => readonly string[]) => {
    for (const [trait, own] of sharedBy(failed, traitsOf)) {
      const key = idsOf(own).join(' ');
      const group = found.get(key) ?? { own, codes: [], deeds: [] };
      group[kind].push(trait);
      found.set(key, group);
    }
  };
  put('codes', codesOf);
  put('deeds', deedsOf);
  return [...found.values()];
};

const sharedBy = (
  failed: readonly ToldRequirement[],
  traitsOf: (check: FailedCheck) => readonly string[],
): readonly (readonly [string, readonly ToldRequirement[]])[] => {
  const traits = failed.map((one) => new Set(failedChecks(one).flatMap(traitsOf)));
  const all = [...new Set(traits.flatMap((own) => [...own]))].sort();
  return all
    .map((trait) => [trait, failed.filter((_, at) => traits[at]?.has(trait) === true)] as const)
    .filter(([, own]) => own.length > 1);
};
