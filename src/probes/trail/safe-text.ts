import { isUtf8 } from 'node:buffer';
import { explain } from './trail-error';

/** What may act on a terminal or break a line: controls, format characters, separators (HYG-1). */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A line as text, or why it is none that anybody may look at. */
export type SafeText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** Reads a line that may hold anything: valid UTF-8, no character that could act on a reader. */
export const safeText = (bytes: Buffer): SafeText => {
  if (!isUtf8(bytes)) return { ok: false, reason: 'not valid UTF-8' };
  const text = bytes.toString();
  return UNSAFE.test(text)
    ? { ok: false, reason: 'holds control or bidi characters as they are' }
    : { ok: true, text };
};

/** What a text is as JSON, or why it is no object. */
type ParsedObject =
  { readonly ok: true; readonly value: object } | { readonly ok: false; readonly reason: string };

/** Reads a text that may hold anything as a JSON object. */
export const parseObject = (text: string): ParsedObject => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ok: true, value };
    return { ok: false, reason: 'is not JSON: not an object' };
  } catch (cause) {
    return { ok: false, reason: `is not JSON: ${explain(cause)}` };
  }
};
