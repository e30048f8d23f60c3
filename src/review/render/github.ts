import type { Review } from '../types';

const LEVEL = { blocking: 'error', major: 'error', advisory: 'notice' } as const;

/** Workflow commands by which GitHub Actions shows findings beside the code. */
export const githubAnnotations = (review: Review): string =>
  [
    ...review.findings.map(
      ({ rule, severity, file, line, endLine, column, message, fix }) =>
        `::${LEVEL[severity]} file=${property(file)},line=${line},endLine=${endLine},` +
        `col=${column},title=${property(rule)}::${data(`${message}\n\nRequired:\n${fix}`)}\n`,
    ),
    ...review.unread.map(
      ({ file, line, reason }) =>
        `::warning file=${property(file)},line=${line ?? 1},title=not reviewed::${data(reason)}\n`,
    ),
  ].join('');

/** What would end the message is escaped as the runner undoes it. */
const data = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
