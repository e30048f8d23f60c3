import { createHash, createHmac } from 'node:crypto';
import type { Forgery } from '../format';
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

const textAt = (line: string, pointer: string): string => {
  const found = valueAlong(JSON.parse(line), stepsOf(pointer));
  return typeof found === 'string' ? found : '';
};

/** What can be done to a trail of a mapping by somebody who has read it, and has no key. */
export const mappedForgery = (mapping: TrailMapping): Forgery => {
  const { members, hash } = mapping;
  const hashOf = (covered: string, key: Buffer): string =>
    (hash.algorithm === 'sha256' ? createHash('sha256') : createHmac('sha256', key))
      .update(covered)
      .digest('hex');
  return {
    retell: (line) => withText(line, members.event_type, `Not${textAt(line, members.event_type)}`),
    hashIn: (line) => textAt(line, members.hash),
    rehash: (line, previous, key) => {
      const isBeginning = textAt(line, members.prev_hash) === hash.first;
      const linked = isBeginning ? line : withText(line, members.prev_hash, previous);
      const covered = coveredBy(mapping, linked.trimEnd(), JSON.parse(linked) as object);
      if (!covered.ok) return null;
      const made = hashOf(covered.text, key);
      return { line: withText(linked, members.hash, made), hash: made };
    },
  };
};
