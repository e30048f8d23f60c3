/** `synced-at-answer` as a heading. */
export const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** `1 scenario`, `3 scenarios`. */
export const count = (many: number, what: string): string =>
  `${grouped(many)} ${what}${many === 1 ? '' : 's'}`;

/** A whole number that a person can read: thousands apart, by a space that does not break. */
export const grouped = (value: number): string =>
  String(value).replace(/\B(?=(?:\d{3})+(?!\d))/g, '\u202f');

/** A size in the largest unit that leaves a figure of one or more. */
export const sizeOf = (bytes: number): string => {
  const [unit = 'B', scale = 1] =
    (
      [
        ['GiB', 2 ** 30],
        ['MiB', 2 ** 20],
        ['KiB', 2 ** 10],
      ] as const
    ).find(([, least]) => bytes >= least) ?? [];
  return scale === 1 ? `${bytes} ${unit}` : `${(bytes / scale).toPrecision(3)} ${unit}`;
};

/** The first letters of a digest: enough to tell two apart by eye. */
export const shortHash = (digest: string): string => digest.slice(0, 10);
