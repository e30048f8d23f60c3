import type { ReviewRecord } from '../../review';
import { counted, fenced, list, paragraphs, quoted } from './markdown';

export type SourceFinding = ReviewRecord['findings'][number];

/** The most places whose code an issue shows; the others are named. */
const MOST_SHOWN = 3;

/** `src/loader.rs:105, 202`, a file at a time. */
export const places = (findings: readonly Pick<SourceFinding, 'file' | 'line'>[]): string => {
  const files = new Map<string, Set<number>>();
  for (const { file, line } of findings) {
    files.set(file, (files.get(file) ?? new Set()).add(line));
  }
  return [...files].map(([file, at]) => quoted(`${file}:${[...at].join(', ')}`)).join(', ');
};

/** What stands there, as it stands there. */
export const currentCode = (findings: readonly SourceFinding[]): string => {
  const rest = findings.length - MOST_SHOWN;
  return paragraphs([
    ...findings
      .slice(0, MOST_SHOWN)
      .map(({ file, line, event, excerpt }) =>
        fenced(
          languageOf(file),
          `// ${file}:${line}${event === null ? '' : `: ${event}`}\n${excerpt}`,
        ),
      ),
    rest > 0 ? `and ${counted(rest, 'place')} more of the same kind, named above.` : null,
  ]);
};

/** What is wrong with it, place by place. */
export const problems = (findings: readonly SourceFinding[]): string =>
  list(
    findings.map(({ file, line, message }) => `${quoted(`${file}:${line}`)}: ${quoted(message)}`),
  );

/** The code that would be right there, each once. */
export const requiredCode = (findings: readonly SourceFinding[]): string => {
  const shown = findings.slice(0, MOST_SHOWN);
  const fixes = new Map(shown.map(({ fix, file }) => [fix, file]));
  return paragraphs([...fixes].map(([fix, file]) => fenced(languageOf(file), fix)));
};

const languageOf = (file: string): string => (file.endsWith('.rs') ? 'rust' : 'ts');
