/** Lines of a Markdown text that a reader sees as a heading, with its level. */
interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/**
 * The text under every heading that has a title, down to the next heading of its level or above;
 * null where there is none. What stands in comments is for nobody to read, so it is left out.
 */
export const sectionOf = (markdown: string, title: RegExp): string | null => {
  const lines = markdown.replace(/<!--.*?(?:-->|$)/gs, '').split('\n');
  const headings = headingsOf(lines);
  const sections = headings.flatMap(({ line, level, text }) => {
    if (!title.test(text)) return [];
    const next = headings.find((other) => other.line > line && other.level <= level);
    return [lines.slice(line, next?.line).join('\n')];
  });
  return sections.length === 0 ? null : sections.join('\n\n');
};

const headingsOf = (lines: readonly string[]): readonly Heading[] => {
  const headings: Heading[] = [];
  let fence: string | null = null;
  lines.forEach((text, line) => {
    const [, marks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence === null && marks !== '') fence = marks;
    else if (fence !== null && marks.startsWith(fence)) fence = null;
    else if (fence === null) headings.push(...headingAt(lines, line));
  });
  return headings;
};

/** `## Title`, or a title with a line of `=` or `-` beneath it. */
const headingAt = (lines: readonly string[], line: number): readonly Heading[] => {
  const [, hashes, title = ''] = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(lines[line] ?? '') ?? [];
  if (hashes !== undefined) return [{ line, level: hashes.length, text: title }];
  const [, under] = /^ {0,3}(=+|-+)\s*$/.exec(lines[line + 1] ?? '') ?? [];
  const text = (lines[line] ?? '').trim();
  if (under === undefined || text === '' || text.startsWith('|')) return [];
  return [{ line, level: under.startsWith('=') ? 1 : 2, text }];
};
