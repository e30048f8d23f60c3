/** One line of a .gitignore, relative to the directory it stands in. */
interface Pattern {
  readonly expression: RegExp;
  readonly isNegated: boolean;
  readonly isDirectoryOnly: boolean;
}

/** The patterns of one file and where they count from, as a path that ends in a slash or is empty. */
export interface IgnoreRules {
  readonly base: string;
  readonly patterns: readonly Pattern[];
}

export const parseIgnore = (text: string, base: string): IgnoreRules => ({
  base,
  patterns: text.split(/\r?\n/).flatMap(patternOf),
});

/**
 * Whether the rules ignore a path, the last pattern that matches deciding, inner files after outer
 * ones, as git does. A directory that is ignored is never entered, so nothing in it can be won back.
 */
export const isIgnored = (
  path: string,
  isDirectory: boolean,
  rules: readonly IgnoreRules[],
): boolean => {
  let ignored = false;
  for (const { base, patterns } of rules) {
    if (!path.startsWith(base)) continue;
    const below = path.slice(base.length);
    for (const { expression, isNegated, isDirectoryOnly } of patterns) {
      if ((!isDirectoryOnly || isDirectory) && expression.test(below)) ignored = !isNegated;
    }
  }
  return ignored;
};

const patternOf = (line: string): Pattern[] => {
  const trimmed = line.replace(/(?<!\\)\s+$/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return [];
  const isNegated = trimmed.startsWith('!');
  const bare = (isNegated ? trimmed.slice(1) : trimmed).replace(/^\\(?=[#!])/, '');
  const isDirectoryOnly = bare.endsWith('/');
  const body = bare.replace(/\/$/, '');
  const isAnchored = body.includes('/');
  const glob = globOf(body.replace(/^\//, ''));
  const expression = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${glob}$`);
  return [{ expression, isNegated, isDirectoryOnly }];
};

/** A glob of git: `*` and `?` stay within a directory, `**` does not. */
const globOf = (glob: string): string => {
  let expression = '';
  for (let at = 0; at < glob.length;) {
    const rest = glob.slice(at);
    const whole = /^(\*\*\/|\/\*\*$|\*+|\?|\[!?[^\]]+\]|\\.|.)/s.exec(rest)?.[0] ?? rest;
    at += whole.length;
    expression += partOf(whole);
  }
  return expression;
};

const partOf = (part: string): string => {
  if (part === '**/') return '(?:.*/)?';
  if (part === '/**') return '/.*';
  if (part.startsWith('*')) return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.length > 1 && part.startsWith('['))
    return part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
  return (part.length > 1 && part.startsWith('\\') ? part.slice(1) : part).replace(
    /[.*+?^${}()|[\]\\/]/g,
    '\\$&',
  );
};
