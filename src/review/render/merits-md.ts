import type { CrateReview, Suppressed } from '../types';
import { inline } from './markdown';

/** What the source does right, in numbers: nothing is praised that was not seen, or was set aside. */
export const meritsMarkdown = (
  { merits, findings, events }: CrateReview,
  setAside: readonly Suppressed[],
): string => {
  const found = [...findings, ...setAside.map(({ finding }) => finding)];
  const none = (rule: string) => !found.some((finding) => finding.rule === rule);
  const types = [...new Set(events.map(({ type }) => type))].sort();
  const praise = [
    types.length > 0 && `Audit events are emitted: ${types.map(inline).join(', ')}.`,
    merits.counted > 0 && `${merits.counted} of ${merits.emissions} emissions count their failure.`,
    merits.flushed > 0 &&
      `${merits.flushed} of ${merits.critical} CRITICAL emissions are flushed at once.`,
    merits.disposed > 0 &&
      `${merits.disposed} of ${merits.owners} owners of a logger flush at the end.`,
    merits.sanitized > 0 &&
      `Input is sanitized in ${merits.sanitized} of ${events.length} events, so that none of it can forge a line.`,
    merits.withActor > 0 &&
      `${merits.withActor} of ${events.length} events say who acted, which an investigation needs.`,
    merits.emissions > 0 && none('REVIEW-7') && 'No audit failure fails an operation.',
    none('REVIEW-6') && 'No digest, mac, signature or token is compared with an operator.',
  ].filter((one) => one !== false);
  return praise.map((one) => `- ${one}`).join('\n');
};
