import type { SuppressionFact } from './facts/types';

const COMMENT = /\/\/[/!]?\s*proofgate-ignore\b[ \t]*([^\r\n]*)/g;

/**
 * Suppressions in place, `// proofgate-ignore REVIEW-6: both digests are published`, on the line
 * they speak of or on one of their own above it.
 */
export const readSuppressions = (text: string): SuppressionFact[] => {
  if (!text.includes('proofgate-ignore')) return [];
  const lines = text.split('\n');
  return [...text.matchAll(COMMENT)].map((match) => {
    const start = match.index;
    const line = text.slice(0, start).split('\n').length;
    const [rules = '', ...reason] = (match[1] ?? '').split(/:|\s--\s/);
    const isAlone = (lines[line - 1] ?? '').trim().startsWith('//');
    return {
      ...{ start, end: start + match[0].trimEnd().length, line },
      covers: isAlone ? nextCode(lines, line) : line,
      rules: rules.split(/[\s,]+/).filter((rule) => rule !== ''),
      reason: reason.join(':').trim(),
    };
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
