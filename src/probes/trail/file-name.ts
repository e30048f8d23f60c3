/** `YYYY-MM-DD[-n].audit`: the UTC day a file was begun, and its place within that day. */
const NAME = /^(\d{4}-\d{2}-\d{2})(?:-([1-9]\d*))?\.audit$/;

const DIGEST_SUFFIX = '.sha256';

export const isTrailFile = (name: string): boolean => NAME.test(name);

/** The file that holds the SHA-256 of a closed one. */
export const digestNameOf = (name: string): string => `${name}${DIGEST_SUFFIX}`;

/** The trail file that a digest file speaks of; null for any other name. */
export const digestedBy = (name: string): string | null => {
  const file = name.slice(0, -DIGEST_SUFFIX.length);
  return name.endsWith(DIGEST_SUFFIX) && isTrailFile(file) ? file : null;
};

/** Compares trail files by the order in which they were written. */
export const inOrder = (a: string, b: string): number => {
  const [, dayA = '', partA = '0'] = NAME.exec(a) ?? [];
  const [, dayB = '', partB = '0'] = NAME.exec(b) ?? [];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : Number(partA) - Number(partB);
};
