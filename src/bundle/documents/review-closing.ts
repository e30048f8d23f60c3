import { judgedConcerns, concernWord } from './judged-concerns';
import { counted, list, listed, paragraphs, quoted, table } from './markdown';
import { statusWords } from './opening';
import { places } from './source-issue';
import type { Account, ToldRequirement } from './types';
import {
  assuranceWords,
  checksOf,
  clauseName,
  evidenceLinks,
  idsOf,
  isLookedAt,
  outcomeTally,
  outcomeWord,
  restsOn,
  signs,
  withOutcome,
} from './words';

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
  `${assuranceWords(requirement.verdict.assurance)}; ${evidenceLinks(checksOf(requirement))}`;

/** Numbers from the sources that no verdict rests on, crate by crate. */
export const readInTheSource = ({ review }: Account): string | null => {
  if (!review) return null;
  const audited = review.record.crates.filter(({ merits }) => merits.emissions > 0);
  if (audited.length === 0) return null;
  return paragraphs([
    '### Read in the source',
    `Counted while reading ([review](../evidence/${review.sha256}.review.json)); no verdict rests on these numbers.`,
    table(
      [
        ...['Crate', 'Files', 'Emissions', 'that count their failure', 'CRITICAL, flushed at once'],
        ...['Owners that flush at the end', 'Events with sanitized input', 'Events with an actor'],
      ],
      audited.map(({ name, files, merits, events }) => [
        ...[quoted(name), String(files), String(merits.emissions)],
        `${merits.counted} of ${merits.emissions}`,
        `${merits.flushed} of ${merits.critical}`,
        `${merits.disposed} of ${merits.owners}`,
        ...[`${merits.sanitized} of ${events.length}`, `${merits.withActor} of ${events.length}`],
      ]),
    ),
  ]);
};

/** Findings of the review under requirements that this run did not judge: told, and no verdict. */
export const alsoFound = ({ review, requirements }: Account): string | null => {
  const judged = new Set(idsOf(requirements.filter(isLookedAt)));
  const rest = review?.record.findings.filter(({ rule }) => !judged.has(rule)) ?? [];
  if (!review || rest.length === 0) return null;
  const rules = [...new Set(rest.map(({ rule }) => rule))].sort();
  return paragraphs([
    '## Also Read, Not Judged',
    `The [review of the sources](../evidence/${review.sha256}.review.json) found more, under rules whose requirement was not part of this run; there is no verdict on it.`,
    list(
      rules.map((rule) => `${rule}: ${places(rest.filter((finding) => finding.rule === rule))}`),
    ),
  ]);
};

/** What the sources or their configuration took out of the review, with the reason given. */
export const setAside = ({ review }: Account): string | null => {
  if (!review) return null;
  const { suppressed, unread } = review.record;
  return paragraphs([
    suppressed.length > 0
      ? paragraphs([
          '## Set Aside',
          'Found, and taken out of the verdict by the sources themselves. Whether the reasons are good is for a person to say.',
          table(
            ['Rule', 'Where', 'What stands there', 'By', 'Reason given'],
            suppressed.map(({ finding, by, reason }) => [
              ...[finding.rule, quoted(`${finding.file}:${finding.line}`), quoted(finding.message)],
              ...[by, quoted(reason)],
            ]),
          ),
        ])
      : null,
    unread.length > 0
      ? paragraphs([
          '## Not Read',
          list(
            unread.map(
              ({ file, line, reason }) =>
                `${quoted(line === null ? file : `${file}:${line}`)}: ${quoted(reason)}`,
            ),
          ),
        ])
      : null,
  ]);
};

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
        `${signs[one.verdict.outcome]} ${outcomeWord(one.verdict.outcome)}`,
        quoted(one.verdict.reason ?? 'no reason given'),
        evidenceLinks(checksOf(one)) || 'none',
      ]),
    ),
  ]);
};

/** What nobody looked at, so that silence is not taken for consent. */
export const notLookedAt = ({ requirements, tags }: Account): string | null => {
  const unseen = requirements.filter((one) => !isLookedAt(one));
  if (unseen.length === 0) return null;
  const reasons = [...new Set(unseen.map(({ verdict }) => verdict.reason ?? 'no reason given'))];
  return paragraphs([
    '## Not Looked At',
    `Of ${counted(requirements.length, 'requirement')} this run says nothing about ${unseen.length}. They may hold, and they may not.` +
      (tags === '' ? '' : ` It was asked for ${quoted(tags)} alone.`),
    table(
      ['Reason', 'Requirements'],
      reasons.map((reason) => [
        quoted(reason),
        idsOf(
          unseen.filter(({ verdict }) => (verdict.reason ?? 'no reason given') === reason),
        ).join(', '),
      ]),
    ),
  ]);
};

/** What each clause asks for, and what the run says of the requirements that serve it. */
export const complianceImpact = ({ regulations, requirements }: Account): string =>
  table(
    ['Clause', 'What it asks', 'What the run shows'],
    regulations.map((clause) => {
      const own = requirements.filter(({ definition }) =>
        definition.regulations.some((id) => id === clause.id),
      );
      return [clauseName(clause), clause.asks, clauseWords(own)];
    }),
  );

/** A clause is served when all that serves it passed; nothing less is called so. */
export const clauseWords = (own: readonly ToldRequirement[]): string => {
  const failed = withOutcome(own, 'fail');
  const passed = withOutcome(own, 'pass');
  if (own.length === 0) return '⬜ no requirement serves it';
  if (failed.length > 0) return `❌ **broken** by ${listed(idsOf(failed))}`;
  if (passed.length === own.length)
    return `✅ **served** by all ${own.length}: ${listed(idsOf(own))}`;
  const rest = own.length - passed.length;
  return passed.length === 0
    ? `⬜ **not shown**: none of the ${own.length} that serve it passed`
    : `⚠️ **not shown in full**: ${listed(idsOf(passed))} passed, ${rest} of ${own.length} did not`;
};

/** Concern by concern what the run came to, and over all. */
export const verdictMarkdown = (account: Account): string =>
  paragraphs([
    table(
      ['Concern', 'Verdict', 'Requirements'],
      judgedConcerns(account).map((concern) => [
        concern.title,
        concernWord(concern),
        outcomeTally(concern.requirements),
      ]),
    ),
    `**Overall**: ${statusWords(account)}`,
  ]);
