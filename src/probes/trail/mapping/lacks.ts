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
    ...(hash.fields === undefined ? [] : lacksOfFields(mapping, hash.fields)),
  ];
};

const lack = (is: boolean, kind: Lack['kind'], what: string): readonly Lack[] =>
  is ? [{ kind, what }] : [];

/** What a hash over some fields leaves open; one over the line covers all of it but itself. */
const lacksOfFields = (
  { hash, members }: TrailMapping,
  fields: readonly string[],
): readonly Lack[] => [
  ...uncovered(members, fields),
  ...(hash.separator === '' ? unbounded(members, fields) : []),
  ...untyped(members, fields),
];

type Members = TrailMapping['members'];

const uncovered = (members: Members, fields: readonly string[]): readonly Lack[] => {
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
const unbounded = (members: Members, fields: readonly string[]): readonly Lack[] => {
  const isBounded = (pointer: string) => BOUNDED.some((member) => members[member] === pointer);
  return fields.flatMap((pointer, index) => {
    const before = fields[index - 1];
    if (before === undefined || isBounded(before) || isBounded(pointer)) return [];
    return [
      { kind: 'bounds' as const, what: `bound between ${before} and ${pointer} in its hash` },
    ];
  });
};

/** A text is hashed as it reads: where no member has to be one, `"5"` and `5` have the same hash. */
const untyped = (members: Members, fields: readonly string[]): readonly Lack[] =>
  fields
    .filter((pointer) => !Object.values(members).includes(pointer))
    .map((pointer) => ({ kind: 'bounds', what: `quotes around a text at ${pointer} in its hash` }));
