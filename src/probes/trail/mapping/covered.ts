import { isObject, isWithin, stepsOf, valueAlong } from './pointer';
import type { TrailMapping } from './schema';
import { spanAlong } from './spans';

/** What the hash of a line is made over, or why that cannot be told. */
export type Covered =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const bad = (reason: string): Covered => ({ ok: false, reason });

/** Cuts out of a line what its hash covers; a text is covered as it reads, all else as it stands. */
export const coveredBy = (
  { hash, members }: TrailMapping,
  line: string,
  value: object,
): Covered => {
  if (hash.fields === undefined) return lineBefore(line, members.hash);
  const parts: string[] = [];
  for (const pointer of hash.fields) {
    const steps = stepsOf(pointer);
    const part = valueAlong(value, steps);
    if (part === undefined) return bad(`has no ${pointer}, which its hash covers`);
    if (typeof part !== 'string') {
      const { start, end } = spanAlong(line, steps) ?? { start: 0, end: 0 };
      parts.push(line.slice(start, end));
      continue;
    }
    if (!part.isWellFormed()) return bad(`has half a character in ${pointer}`);
    if (hash.separator !== '' && part.includes(hash.separator)) {
      return bad(`has the separator of its hash in ${pointer}: the hash fits another record too`);
    }
    parts.push(part);
  }
  return { ok: true, text: parts.join(hash.separator) };
};

/** All of a line up to the comma before its hash, with which it has to end. */
const lineBefore = (line: string, pointer: string): Covered => {
  const span = spanAlong(line, stepsOf(pointer));
  if (span !== null) {
    const before = line.slice(0, span.name).trimEnd();
    const isLast = /^\s*\}\s*$/.test(line.slice(span.end));
    if (before.endsWith(',') && isLast) return { ok: true, text: before.slice(0, -1) };
  }
  return bad('does not end in its hash');
};

/**
 * What stands in a line outside its hash and is not named in the mapping, as a pointer; null where
 * there is none. It could be changed, or have been added, and nobody would know.
 */
export const strayIn = ({ hash, members }: TrailMapping, value: object): string | null => {
  if (hash.fields === undefined || members.event === undefined) return null;
  const known = [...hash.fields, ...Object.values(members)];
  const search = (inside: object, path: string): string | null => {
    for (const [name, one] of Object.entries(inside) as [string, unknown][]) {
      const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (known.includes(at)) continue;
      const leadsOn = isObject(one) && known.some((pointer) => isWithin(pointer, at));
      const stray = leadsOn ? search(one, at) : at;
      if (stray !== null) return stray;
    }
    return null;
  };
  return search(value, '');
};
