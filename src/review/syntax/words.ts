/** The words of a name in any of the usual spellings: `expectedDigest_hex` is expected digest hex. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** `emit_seal_verified` and `emitSealVerified` alike name SealVerified after their verb. */
export const pascal = (words: readonly string[]): string =>
  words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');

/** The last identifier of a path such as `self.audit_logger.as_ref()` that is not an accessor. */
export const lastName = (path: string): string => {
  const names = path
    .replace(/::<[^>]*>/g, '')
    .match(/[#@]?[A-Za-z_$][\w$]*/g)
    ?.filter((name) => !ACCESSORS.has(name));
  return names?.at(-1)?.replace(/^#/, '') ?? '';
};

const ACCESSORS = new Set(
  (
    'as_ref as_mut as_deref borrow borrow_mut lock read write unwrap expect clone await get this ' +
    'self mut ref'
  ).split(' '),
);

/** A type that carries things to where they are owned, and is gone before they are used. */
export const isBag = (type: string): boolean =>
  /(?:Builder|Config|Options|Settings|Args|Params)$/.test(type);
