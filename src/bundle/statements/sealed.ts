import { sealedFiles } from '../layout';
import type { Plan } from '../plan';
import type { PolicyDocument, Results, SubjectsDocument, Traceability } from '../results';

/** What the statements are made from: the payload itself, so that they cannot say anything else. */
export interface Sealed {
  readonly results: Results;
  readonly policy: PolicyDocument;
  readonly subjects: SubjectsDocument;
  readonly traceability: Traceability;
  /** Null in a bundle that says nothing of its plan. */
  readonly plan: Plan | null;
  /** Digest of every payload file and of every file of `sealedFiles`, by path. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Digest of a file of the bag. */
export const digestOf = ({ digests }: Sealed, path: string): string => digestIn(digests, path);

/** Digest of a file by its path. @throws {RangeError} when there is none. */
export const digestIn = (digests: ReadonlyMap<string, string>, path: string): string => {
  const digest = digests.get(path);
  if (digest === undefined) throw new RangeError(`expected a digest of ${path}, found none`);
  return digest;
};

/** The files that the seal names, in order. */
export const namedFiles = (sealed: Sealed): readonly (readonly [string, string])[] =>
  sealedFiles.map((path) => [path, digestOf(sealed, path)] as const);
