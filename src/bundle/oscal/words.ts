/** The version of OSCAL that is written. */
const OSCAL_VERSION = '1.2.2';

/** The namespace of the properties that are ours. */
const OURS = 'urn:proofgate:oscal';

/** A text as OSCAL wants a title or a value: one line, no blank at its edges, never empty. */
export const oneLine = (text: string): string =>
  text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim() || '-';

/** A property of ours. */
export const property = (name: string, value: string | number | boolean) => ({
  name,
  ns: OURS,
  value: oneLine(String(value)),
});

/** A member with a list, or nothing: OSCAL knows no empty lists. */
export const list = <K extends string, T>(
  name: K,
  items: readonly T[],
): Partial<Readonly<Record<K, readonly T[]>>> =>
  items.length === 0 ? {} : ({ [name]: items } as Record<K, readonly T[]>);

/** What stands at the head of every document. It names no people: nobody vouched for it by hand. */
export const metadata = (title: string, version: string, lastModified: string) => ({
  title: oneLine(title),
  'last-modified': new Date(lastModified).toISOString(),
  version: oneLine(version),
  'oscal-version': OSCAL_VERSION,
});

/** A reference to a file of the payload, from where the documents lie. */
export const payloadHref = (path: string): string =>
  `../${path.split('/').map(encodeURIComponent).join('/')}`;
