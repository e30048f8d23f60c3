/** `YYYY-MM-DD[-n].audit`: the UTC day a file was begun, and its place within that day. */
const NAME = /^(?<day>\d{4}-\d{2}-\d{2})(?:-(?<part>[1-9]\d*))?\.audit$/;

interface Parts {
  readonly day: string;
  /** 0 for the first file of a day, which bears no number. */
  readonly part: number;
}

const parse = (name: string): Parts | null => {
  const { day, part } = NAME.exec(name)?.groups ?? {};
  return day === undefined ? null : { day, part: Number(part ?? 0) };
};

const format = ({ day, part }: Parts): string =>
  part === 0 ? `${day}.audit` : `${day}-${part}.audit`;

const inOrder = (a: Parts, b: Parts): number =>
  a.day === b.day ? a.part - b.part : a.day < b.day ? -1 : 1;

const LENGTH_OF_DAY = 'YYYY-MM-DD'.length;

/** The UTC day of a moment in epoch milliseconds. */
export const utcDay = (atMs: number): string =>
  new Date(atMs).toISOString().slice(0, LENGTH_OF_DAY);

/** The trail's files among the names of a directory, oldest first: the order of the chain. */
export const trailFiles = (names: readonly string[]): string[] =>
  names
    .map(parse)
    .filter((parts) => parts !== null)
    .sort(inOrder)
    .map(format);

/**
 * The file to append to. The chain only ever goes on in the newest: a clock set back does not
 * reopen an older day, and `fresh` asks for a file that does not exist yet.
 */
export const fileToAppend = (newest: string | undefined, day: string, fresh: boolean): string => {
  const last = newest === undefined ? null : parse(newest);
  if (last === null || last.day < day) return format({ day, part: 0 });
  return format({ day: last.day, part: fresh ? last.part + 1 : last.part });
};

/** The UTC day that a trail file's name bears. */
export const dayOf = (name: string): string => name.slice(0, LENGTH_OF_DAY);
