import { UsageError } from '../usage-error';

/** Where a team's pipeline runs. */
export const pipelines = ['github', 'gitlab', 'none'] as const;

/** What `init` has to know before it writes anything. */
export interface Answers {
  /** What the subject is called, in letters that a crate may be named with. */
  readonly name: string;
  /** The command of an adapter that is there already; null starts one in Rust. */
  readonly command: readonly string[] | null;
  readonly prefix: string;
  readonly ci: (typeof pipelines)[number];
  /** A path to the crate `proofgate-subject`, or a version of it. */
  readonly sdk: string;
}

/** @throws {UsageError} */
export const assertName = (name: string): string => {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return name;
  throw new UsageError(
    `expected a name like my-crate, found ${JSON.stringify(name)}; ` +
      'use small letters, digits and single dashes, with --name',
  );
};

/** A directory's name as the name of a subject, as near as may be. */
export const nameFrom = (directory: string): string => {
  const plain = directory
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return plain === '' ? 'my-crate' : plain;
};
