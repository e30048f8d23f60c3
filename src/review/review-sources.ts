import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { findConfiguration, readConfiguration } from './configuration/read';
import { vocabularyOf } from './configuration/vocabulary';
import { ReviewError } from './errors';
import type { FileFacts } from './facts/types';
import { Lines } from './place';
import { reviewCrate } from './review-crate';
import type { CrateReview, Review, Suppressed, Unread } from './types';
import { crateFinder, type CratePlace } from './walk/crate-of';
import { findSources, type Found } from './walk/find-sources';
import { readFiles } from './walk/read-files';

export interface ReviewRequest {
  /** Files and directories, absolute. */
  readonly paths: readonly string[];
  /** What file names in findings are relative to, absolute. */
  readonly base: string;
  /** A configuration file; without one, the nearest `proofgate.review.yaml` above the first path. */
  readonly configuration?: string | undefined;
  /** How many threads may read at a time. */
  readonly threads: number;
}

/**
 * Reviews the sources under some paths: every crate or package there by itself, because a helper
 * belongs to its crate. What could not be read is told and stops nothing.
 *
 * @throws {ReviewError} NO_SUCH_PATH, NO_SOURCES, BAD_CONFIGURATION, NO_PARSER
 */
export const reviewSources = async (request: ReviewRequest): Promise<Review> => {
  const { paths, base } = request;
  const first = paths[0] ?? base;
  const { configuration, directory } =
    request.configuration === undefined
      ? await findConfiguration(first)
      : await readConfiguration(request.configuration);
  const leaving = { exclude: configuration.exclude, directory, withTests: configuration.tests };
  const found = await allSources(paths, leaving);
  const nameOf = (path: string) => relative(base, path).split(sep).join('/');
  const facts = new Map<string, FileFacts>();
  const unread: Unread[] = [];
  await readFiles(
    { files: found.map((one) => ({ ...one, name: nameOf(one.path) })), configuration },
    request.threads,
    (read) => {
      if ('facts' in read) facts.set(read.path, read.facts);
      else unread.push({ file: nameOf(read.path), line: null, reason: read.reason });
    },
  );
  const words = vocabularyOf(configuration);
  const reviews: CrateReview[] = [];
  const suppressed: Suppressed[] = [];
  const textOf = (file: string) => readFileSync(resolve(base, file), 'utf8');
  for (const { place, files } of byCrate(found, facts, paths)) {
    const at = { name: place.name, root: nameOf(place.root) };
    const judged = reviewCrate(at, files, textOf, words);
    reviews.push(judged.review);
    suppressed.push(...judged.suppressed);
    unread.push(...files.flatMap((file) => unparsedIn(file, textOf)));
  }
  return {
    files: facts.size,
    lines: reviews.reduce((sum, { lines }) => sum + lines, 0),
    findings: reviews.flatMap(({ findings }) => findings),
    suppressed,
    unread: unread.sort((a, b) => (a.file < b.file ? -1 : 1)),
    crates: reviews,
  };
};

const allSources = async (
  paths: readonly string[],
  leaving: Parameters<typeof findSources>[1],
): Promise<readonly Found[]> => {
  const found = new Map<string, Found>();
  for (const path of paths) {
    for (const one of await findSources(path, leaving)) found.set(realpathSync(one.path), one);
  }
  if (found.size > 0) return [...found.values()];
  throw new ReviewError(
    'NO_SOURCES',
    `expected Rust or TypeScript sources under ${paths.join(', ')}, found none; name a directory ` +
      'that holds .rs, .ts or .tsx files which .gitignore and the configuration do not leave out',
  );
};

/** The facts of the files that could be read, a crate at a time, in the order they were found. */
const byCrate = (
  found: readonly Found[],
  facts: ReadonlyMap<string, FileFacts>,
  paths: readonly string[],
): readonly { readonly place: CratePlace; readonly files: readonly FileFacts[] }[] => {
  const placeOf = crateFinder(dirname(paths[0] ?? ''));
  const crates = new Map<string, { place: CratePlace; files: FileFacts[] }>();
  for (const { path } of found) {
    const read = facts.get(path);
    if (read === undefined) continue;
    const place = placeOf(path);
    const crate = crates.get(place.root) ?? { place, files: [] };
    crates.set(place.root, crate);
    crate.files.push(read);
  }
  return [...crates.values()];
};

/** A file the grammar lost its way in is told by the first such line, once. */
const unparsedIn = (file: FileFacts, textOf: (file: string) => string): Unread[] => {
  const [first] = file.unparsed;
  if (first === undefined) return [];
  const lines = new Lines(textOf(file.file));
  const more = file.unparsed.length - 1;
  return [
    {
      file: file.file,
      line: lines.placeOf(first.start).line,
      reason:
        'the grammar cannot read what stands there, so it was not looked at' +
        (more > 0 ? ` (and ${more} more such places)` : ''),
    },
  ];
};
