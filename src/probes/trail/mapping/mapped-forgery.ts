import { createHash, createHmac } from 'node:crypto';
import type { Forgery } from '../format';
import { parseObject } from '../safe-text';
import { coveredBy } from './covered';
import { stepsOf, valueAlong } from './pointer';
import type { TrailMapping } from './schema';
import { spanAlong } from './spans';

/** The line with another text at a place; as it was where there is no such place. */
const withText = (line: string, pointer: string, text: string): string => {
  const span = spanAlong(line, stepsOf(pointer));
  return span === null
    ? line
    : `${line.slice(0, span.start)}${JSON.stringify(text)}${line.slice(span.end)}`;
};

/** The text at a place; null where there is none, or the line is no JSON. */
const textAt = (line: string, pointer: string): string | null => {
  const read = parseObject(line);
  const found = read.ok ? valueAlong(read.value, stepsOf(pointer)) : null;
  return typeof found === 'string' ? found : null;
};

/** What can be done to a trail of a mapping by somebody who has read it, and has no key. */
export const mappedForgery = (mapping: TrailMapping): Forgery => {
  const { members, hash } = mapping;
  const hashOf = (covered: string, key: Buffer): string =>
    (hash.algorithm === 'sha256' ? createHash('sha256') : createHmac('sha256', key))
      .update(covered)
      .digest('hex');
  return {
    retell: (line) => {
      const type = textAt(line, members.event_type);
      return type === null ? line : withText(line, members.event_type, `Not${type}`);
    },
    hashIn: (line) => textAt(line, members.hash) ?? '',
    rehash: (line, previous, key) => {
      const link = textAt(line, members.prev_hash);
      if (link === null) return null;
      const linked = link === hash.first ? line : withText(line, members.prev_hash, previous);
      const covered = coveredBy(mapping, linked, JSON.parse(linked) as object);
      if (!covered.ok) return null;
      const made = hashOf(covered.text, key);
      return { line: withText(linked, members.hash, made), hash: made };
    },
  };
};
