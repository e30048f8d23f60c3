import { posix } from 'node:path';

/** A document and where it lies in the bundle. */
interface Placed {
  readonly path: string;
  readonly document: unknown;
}

/** What the documents define and refer to. */
interface Found {
  /** Path of the document and UUID, joined by `#`. */
  readonly defined: string[];
  readonly uuids: { readonly from: string; readonly uuid: string }[];
  readonly hrefs: { readonly from: string; readonly href: string }[];
}

/**
 * Every UUID that OSCAL documents refer to is defined, once, and every address leads to a file of
 * the bundle or to a UUID in the document named; none leads out of it.
 */
export const referenceProblems = (
  documents: readonly Placed[],
  files: ReadonlyMap<string, number>,
): readonly string[] => {
  const found: Found = { defined: [], uuids: [], hrefs: [] };
  for (const { path, document } of documents) collect(path, document, found);
  const places = new Set(found.defined);
  const known = new Set(found.defined.map(uuidOf));
  return [
    ...[...repeated(found.defined.map(uuidOf))].map((uuid) => `uuid ${uuid} is defined twice`),
    ...found.uuids
      .filter(({ uuid }) => !known.has(uuid))
      .map(({ from, uuid }) => `${from} refers to ${uuid}, which nothing defines`),
    ...found.hrefs
      .filter(({ from, href }) => !leads(from, href, places, files))
      .map(({ from, href }) => `${from} refers to ${href}, which is not there`),
  ];
};

const uuidOf = (place: string): string => place.slice(place.indexOf('#') + 1);

const repeated = (all: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.size === seen.add(one).size));
};

const collect = (path: string, value: unknown, found: Found): void => {
  for (const [key, item] of Object.entries(value ?? {}) as [string, unknown][]) {
    if (typeof item !== 'string') collect(path, item, found);
    else if (key === 'uuid') found.defined.push(`${path}#${item}`);
    else if (key.endsWith('-uuid')) found.uuids.push({ from: path, uuid: item });
    else if (key === 'href') found.hrefs.push({ from: path, href: item });
  }
};

const leads = (
  from: string,
  href: string,
  places: ReadonlySet<string>,
  files: ReadonlyMap<string, number>,
): boolean => {
  const [address = '', ...fragment] = href.split('#');
  const path =
    address === ''
      ? from
      : posix.join(posix.dirname(from), address.split('/').map(decodeURIComponent).join('/'));
  return fragment.length === 0 ? files.has(path) : places.has(`${path}#${fragment.join('#')}`);
};
