/** One thing in a file that is not in house style, worded for the person who has to mend it. */
export interface Found {
  readonly line: number;
  readonly message: string;
}

/** The same with the rule that found it and the place, as editors link it: `path:line`. */
export interface Complaint extends Omit<Found, 'line'> {
  readonly rule: string;
  readonly at: string;
}

/** Holds a parsed file to a set of rules, each a function that tells what it found. */
export const complain = <F>(
  path: string,
  file: F,
  rules: Readonly<Record<string, (file: F) => readonly Found[]>>,
): readonly Complaint[] =>
  Object.entries(rules).flatMap(([rule, find]) =>
    find(file).map(({ line, message }) => ({ rule, at: `${path}:${line}`, message })),
  );
