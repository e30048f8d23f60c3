/** Source in a fence that its own backticks cannot close. */
export const fenced = (language: string, code: string): string => {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
};

/** A piece of code within a sentence or a table. */
export const inline = (text: string): string =>
  `\`${text.replace(/\s+/g, ' ').replace(/`/g, "'").replace(/\|/g, '\\|')}\``;

/** Words from a source, where markup in them must not become ours. */
export const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`);

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

/** `src/loader.rs:105, 202, 270; src/lib.rs:4`. */
export const locations = (
  places: readonly { readonly file: string; readonly line: number }[],
): string => {
  const files = new Map<string, number[]>();
  for (const { file, line } of places) files.set(file, [...(files.get(file) ?? []), line]);
  return [...files]
    .map(([file, lines]) => inline(`${file}:${[...new Set(lines)].join(', ')}`))
    .join(', ');
};

/** The name highlighters know the language of a file by. */
export const languageName = (file: string): string => (file.endsWith('.rs') ? 'rust' : 'ts');
