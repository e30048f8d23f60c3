/**
 * Whether every part of a path is a name that no shell, no file system and no reader takes for
 * something else: no blank at an edge, no leading dot or dash, nothing to escape or to normalize.
 */
export const isPlain = (path: string): boolean =>
  path.split('/').every((part) => /^[A-Za-z0-9_]([A-Za-z0-9._@+ -]*[A-Za-z0-9_@+-])?$/.test(part));
