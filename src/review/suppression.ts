import type { SuppressionFact } from './facts/types';

const COMMENT = /^\/\/[/!]?\s*proofgate-ignore\b[ \t]*(.*)$/;

/** A comment of the source, by its offset. */
export interface Comment {
  readonly start: number;
  readonly text: string;
}

/**
 * Suppressions in place, as in `proofgate-ignore REVIEW-6: both digests are published` behind two
 * slashes, on the line they speak of or on one of their own above it.
 */
export const readSuppressions = (text: string, comments: readonly Comment[]): SuppressionFact[] => {
  const lines = text.split('\n');
  return comments.flatMap(({ start, text: comment }) => {
    const match = COMMENT.exec(comment.trimEnd());
    if (match === null) return [];
    const line = text.slice(0, start).split('\n').length;
    const [rules = '', ...reason] = (match[1] ?? '').split(/:|\s--\s/);
    const isAlone = (lines[line - 1] ?? '').trim().startsWith('//');
    return [
      {
        ...{ start, end: start + comment.trimEnd().length, line },
        covers: isAlone ? nextCode(lines, line) : line,
        rules: rules.split(/[\s,]+/).filter((rule) => rule !== ''),
        reason: reason.join(':').trim(),
      },
    ];
  });
};

/** The next line that is neither blank nor a comment; numbered from 1. */
const nextCode = (lines: readonly string[], after: number): number => {
  for (let at = after; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line !== '' && !line.startsWith('//') && !line.startsWith('#[')) return at + 1;
  }
  return after;
};
