/** Digests by path, as `sha256sum -c` reads them. */
export type Manifest = ReadonlyMap<string, string>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One line a file, in the order of the paths' code units. */
export const formatManifest = (manifest: Manifest): string =>
  [...manifest]
    .sort(([a], [b]) => compare(a, b))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('');

/** Reads a manifest, and says of every line that is none what stands there. */
export const parseManifest = (
  text: string,
): { readonly manifest: Manifest; readonly problems: readonly string[] } => {
  const manifest = new Map<string, string>();
  const problems: string[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') problems.push('the last line does not end');
  for (const line of lines) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) {
      problems.push(`${JSON.stringify(line.slice(0, 200))} is no line of a manifest`);
    } else if (manifest.has(path)) {
      problems.push(`${path} is listed twice`);
    } else {
      manifest.set(path, digest);
    }
  }
  return { manifest, problems };
};
