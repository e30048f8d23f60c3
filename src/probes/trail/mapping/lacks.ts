import type { Lack } from '../../../verdict';
import { isWithin } from './pointer';
import type { TrailMapping } from './schema';

/** What no trail of a mapping can prove: some for want of what it leaves out, some by how it is made. */
export const lacksOf = (mapping: TrailMapping): readonly Lack[] => {
  const { hash, members } = mapping;
  return [
    ...lack(hash.algorithm === 'sha256', 'key', 'key'),
    ...lack(members.sequence === undefined, 'sequence', 'sequence'),
    { kind: 'end', what: 'word on where it ends' },
    ...lack(hash.begins === 'in each file', 'link', 'link from one file to the next'),
    { kind: 'manifest', what: 'manifest of its closed files' },
    ...lack(members.severity === undefined, 'severity', 'severity'),
    ...uncovered(mapping),
    ...unbounded(mapping),
    ...untyped(mapping),
  ];
};

const lack = (is: boolean, kind: Lack['kind'], what: string): readonly Lack[] =>
  is ? [{ kind, what }] : [];

/** A hash over the line covers all of it but itself. */
const uncovered = ({ hash, members }: TrailMapping): readonly Lack[] => {
  const { fields } = hash;
  if (fields === undefined) return [];
  const open = Object.entries(members)
    .filter(([member]) => member !== 'hash')
    .filter(([, pointer]) => !fields.some((field) => isWithin(pointer, field)))
    .map(([member]) => member);
  const names = members.event === undefined ? [...open, 'what it does not name'] : open;
  return names.map((name) => ({ kind: 'cover', what: `hash over its ${name}` }));
};

/** Of these it can be told where they end: by their form, or because they are JSON. */
const BOUNDED = ['timestamp', 'prev_hash', 'event'] as const;

/** Two texts that run together are the same with a letter of one moved to the other. */
const unbounded = ({ hash, members }: TrailMapping): readonly Lack[] => {
  const { fields = [], separator } = hash;
  const isBounded = (pointer: string) => BOUNDED.some((member) => members[member] === pointer);
  if (separator !== '') return [];
  return fields.flatMap((pointer, index) => {
    const before = fields[index - 1];
    if (before === undefined || isBounded(before) || isBounded(pointer)) return [];
    return [
      { kind: 'bounds' as const, what: `bound between ${before} and ${pointer} in its hash` },
    ];
  });
};

/** A text is hashed as it reads: where no member has to be one, `"5"` and `5` have the same hash. */
const untyped = ({ hash, members }: TrailMapping): readonly Lack[] =>
  (hash.fields ?? [])
    .filter((pointer) => !Object.values(members).includes(pointer))
    .map((pointer) => ({ kind: 'bounds', what: `quotes around a text at ${pointer} in its hash` }));
