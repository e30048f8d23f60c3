import { hasDuplicateKey } from './duplicate-key';
import type { TrailKey } from './trail-key';

const SEALED = /^\{"format":.*,"mac":"[0-9a-f]{64}"\}\n$/s;

/** From the end of a document back to its `mac`, and to the end of the bytes that it covers. */
const MAC_FROM_END = 64 + '"}\n'.length;
const COVERED_FROM_END = MAC_FROM_END + ',"mac":"'.length;

/** What a document beside the files is worth. */
export type Sealed =
  | { readonly kind: 'sealed'; readonly content: unknown }
  /** A key that was in force earlier made it: true once, but it vouches for nothing now. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'bad'; readonly reason: string };

/**
 * Opens a document that stands beside the files of a trail: JSON on one line, `format` first, `mac`
 * last, which is HMAC-SHA256 over the exact bytes before `,"mac":`.
 *
 * @param keys the one in force first
 */
export const openSealed = (bytes: Buffer, format: string, keys: readonly TrailKey[]): Sealed => {
  const text = bytes.toString('utf8');
  if (!SEALED.test(text)) return { kind: 'bad', reason: 'is not a sealed document' };
  const maker = keys.findIndex((key) =>
    key.fits(bytes, 0, bytes.length - COVERED_FROM_END, bytes.length - MAC_FROM_END),
  );
  if (maker === -1) return { kind: 'bad', reason: 'is sealed by none of the keys given' };
  const content = parse(text);
  if (content?.format !== format) return { kind: 'bad', reason: `is not of format ${format}` };
  if (hasDuplicateKey(text)) return { kind: 'bad', reason: 'holds a key twice' };
  return maker === 0 ? { kind: 'sealed', content } : { kind: 'outdated' };
};

/** Even a holder of the key may have sealed what is no JSON. */
const parse = (text: string): { readonly format: unknown } | null => {
  try {
    return JSON.parse(text) as { readonly format: unknown };
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Seals a document as the writer of a trail does. */
export const sealDocument = (format: string, content: object, key: TrailKey): string => {
  const body = JSON.stringify({ format, ...content }).slice(0, -1);
  return `${body},"mac":"${key.hash(body)}"}\n`;
};
