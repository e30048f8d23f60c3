import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { findConfiguration, readConfiguration } from './configuration/read';
import { saidIn } from './configuration/said';
import { vocabularyOf } from './configuration/vocabulary';
import { ReviewError } from './errors';
import type { FileFacts } from './facts/types';
import { Lines } from './place';
import { reviewCrate } from './review-crate';
import type { Review, Unread } from './types';
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
  const { configuration, directory, file } =
    request.configuration === undefined
      ? await findConfiguration(first)
      : await readConfiguration(request.configuration);
  const leaving = { exclude: configuration.exclude, directory, withTests: configuration.tests };
  const found = await allSources(paths, leaving);
  const nameOf = (path: string) => relative(base, path).split(sep).join('/');
  const words = vocabularyOf(configuration);
  const textOf = (file: string) => readFileSync(resolve(base, file), 'utf8');
  const crates = byCrate(found, paths);
  const unread: Unread[] = [];
  const judge = (crate: PendingCrate): void => {
    const { place, order, read } = crate;
    const files = order.flatMap((path) => read.get(path) ?? []);
    // The facts of a crate are let go once it is judged, so that memory is that of the largest crate.
    read.clear();
    if (files.length === 0) return;
    const at = { name: place.name, root: nameOf(place.root) };
    crate.judged = reviewCrate(at, files, textOf, words);
    unread.push(...files.flatMap((file) => unparsedIn(file, textOf)));
  };
  await readFiles(
    { files: found.map((one) => ({ ...one, name: nameOf(one.path) })), configuration },
    request.threads,
    (read) => {
      const crate = crates.get(read.path);
      if ('facts' in read) crate?.read.set(read.path, read.facts);
      else unread.push({ file: nameOf(read.path), line: null, reason: read.reason });
      if (crate !== undefined && (crate.pending -= 1) === 0) judge(crate);
    },
  );
  const judged = [...new Set(crates.values())].flatMap(({ judged: one }) => one ?? []);
  const reviews = judged.map(({ review }) => review);
  return {
    files: reviews.reduce((sum, { files }) => sum + files, 0),
    lines: reviews.reduce((sum, { lines }) => sum + lines, 0),
    findings: reviews.flatMap(({ findings }) => findings),
    suppressed: judged.flatMap(({ suppressed }) => suppressed),
    unread: unread.sort((a, b) => (a.file < b.file ? -1 : 1)),
    configured: file === null ? null : { file: nameOf(file), said: saidIn(configuration) },
    crates: reviews,
  };
};

const allSources = async (
  paths: readonly string[],
  leaving: Parameters<typeof findSources>[1],
): Promise<readonly Found[]> => {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const here = await findSources(path, leaving);
    if (here.length === 0) throw noSources(path);
    for (const one of here) found.set(realpathSync(one.path), one);
  }
  return [...found.values()];
};

const noSources = (path: string): ReviewError =>
  new ReviewError(
    'NO_SOURCES',
    `expected Rust or TypeScript sources under ${path}, found none; name a directory ` +
      'that holds .rs, .ts or .tsx files which .gitignore and the configuration do not leave out',
  );

/** A crate some of whose files are still being read. */
interface PendingCrate {
  readonly place: CratePlace;
  /** Its files as they were found; threads are done with them in any order. */
  readonly order: string[];
  readonly read: Map<string, FileFacts>;
  pending: number;
  judged: ReturnType<typeof reviewCrate> | null;
}

/** The crate of each file that is to be read, crates in the order they were found. */
const byCrate = (
  found: readonly Found[],
  paths: readonly string[],
): ReadonlyMap<string, PendingCrate> => {
  const placeOf = crateFinder(dirname(paths[0] ?? ''));
  const byRoot = new Map<string, PendingCrate>();
  const byFile = new Map<string, PendingCrate>();
  for (const { path } of found) {
    const place = placeOf(path);
    const crate = byRoot.get(place.root) ?? {
      ...{ place, order: [], read: new Map<string, FileFacts>(), pending: 0, judged: null },
    };
    byRoot.set(place.root, crate);
    byFile.set(path, crate);
    crate.order.push(path);
    crate.pending += 1;
  }
  return byFile;
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
