/** What `{day}` and `{n}` stand for in the name of a file. */
const PLACES = { day: String.raw`(?<day>\d{4}-\d{2}-\d{2})`, n: String.raw`(?<n>\d{1,15})` };

/** Names such as `{day}[-{n}].audit`: literal letters, each place once, what may lack in brackets. */
const PATTERN = /^(?:[\w.-]|\{(?:day|n)\}|\[(?:[\w.-]|\{(?:day|n)\})+\])+$/;

/** Which names are files of a trail, and in which order they were written. */
export interface FilePattern {
  readonly matches: (name: string) => boolean;
  readonly inOrder: (a: string, b: string) => number;
}

/** Whether a text says how files are named, and of which of them came first. */
export const isFilePattern = (text: string): boolean =>
  PATTERN.test(text) &&
  text.split('{day}').length <= 2 &&
  text.split('{n}').length <= 2 &&
  /\{(?:day|n)\}/.test(text);

/**
 * Files are in the order of their days, and of their numbers within a day; a name without its day
 * comes before all days, and one without its number counts as 0. Numbers that fall are those of logs
 * which are renamed as they grow old.
 */
export const filePattern = (text: string, numbers: 'rising' | 'falling'): FilePattern => {
  const name = new RegExp(`^${text.replace(/\[|\]|\{day\}|\{n\}|[.-]/g, sourceOf)}$`);
  const sign = numbers === 'rising' ? 1 : -1;
  const placeOf = (file: string) => {
    const { day = '', n = '0' } = name.exec(file)?.groups ?? {};
    return { day, n: sign * Number(n) };
  };
  return {
    matches: (file) => name.test(file),
    inOrder: (a, b) => {
      const [one, other] = [placeOf(a), placeOf(b)];
      return compare(one.day, other.day) || one.n - other.n || compare(a, b);
    },
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const sourceOf = (part: string): string => {
  if (part === '[') return '(?:';
  if (part === ']') return ')?';
  if (part === '{day}') return PLACES.day;
  return part === '{n}' ? PLACES.n : `\\${part}`;
};
