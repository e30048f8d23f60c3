import { list, paragraphs, quoted, table } from './markdown';
import { places } from './source-issue';
import type { Account } from './types';
import { idsOf, isLookedAt, reviewLink } from './words';

/** Numbers from the sources that no verdict rests on, crate by crate. */
export const readInTheSource = ({ review }: Account): string | null => {
  if (!review) return null;
  const audited = review.record.crates.filter(({ merits }) => merits.emissions > 0);
  if (audited.length === 0) return null;
  return paragraphs([
    '## Read in the Source',
    `Counted while reading (${reviewLink(review, 'review')}); no verdict rests on these numbers.`,
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
    `The ${reviewLink(review, 'review of the sources')} found more, under rules whose requirement was not part of this run; there is no verdict on it.`,
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
