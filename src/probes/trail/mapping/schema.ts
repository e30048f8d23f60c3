import { z } from 'zod';
import { events, lifeRecords } from '../../../catalogue';
import { isFilePattern } from './file-pattern';
import { spellings } from './spelling';

/** RFC 6901, through objects alone. */
const pointer = z
  .string()
  .max(200)
  .refine((text) => /^(?:\/(?:[^/~]|~[01])+)+$/.test(text), {
    error: 'a JSON pointer such as /event/type',
  });

const member = (what: string) => pointer.exactOptional().describe(what);

/** An object in which each of these names may stand, so that a wrong one is told at once. */
const namesTo = <S extends z.ZodType>(names: readonly string[], value: S) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, value.exactOptional()])));

const actorFields = ['user_id', 'ip', 'auth_method', 'session_id'];

const fieldNames = [
  ...new Set(events.flatMap(({ fields }): readonly string[] => fields)),
  ...actorFields.map((field) => `actor.${field}`),
];

const typeNames = [...events.map(({ type }): string => type), ...lifeRecords];

const filesSchema = z.strictObject({
  name: z
    .string()
    .max(100)
    .refine(isFilePattern, { error: 'a name with {day} or {n}, such as {day}[-{n}].audit,' })
    .describe('{day} is YYYY-MM-DD, {n} a number; what may be absent stands in brackets.'),
  numbers: z
    .enum(['rising', 'falling'])
    .default('rising')
    .describe('Whether a higher {n} is a later file, or an earlier one.'),
});

const membersSchema = z.strictObject({
  event_type: pointer.describe('Where the type of the event stands.'),
  timestamp: pointer.describe('Where its time stands, as RFC 3339.'),
  prev_hash: pointer.describe('Where the hash of the record before stands.'),
  hash: pointer.describe('Where its own hash stands, as 64 hex digits.'),
  severity: member('Where its severity stands; left out where there is none.'),
  service_id: member('Where the id of the service stands; left out where there is none.'),
  audit_id: member('Where the id of the record stands; left out where there is none.'),
  sequence: member('Where a number stands that rises by one; left out where there is none.'),
  event: member('The object that holds the fields of the event; left out: the record itself.'),
});

const hashSchema = z.strictObject({
  algorithm: z.enum(['sha256', 'hmac-sha256']).describe('What the hash is made with.'),
  fields: z
    .array(pointer)
    .min(1)
    .max(50)
    .exactOptional()
    .describe('What it covers, in this order; left out: the line up to the hash, its last member.'),
  separator: z.string().max(16).default('').describe('What stands between two of these fields.'),
  first: z
    .string()
    .max(200)
    .default('0'.repeat(64))
    .describe('What the first record has for the hash of the one before.'),
  begins: z
    .enum(['once', 'in each file'])
    .default('once')
    .describe('Whether the chain goes on from file to file.'),
});

/**
 * How a crate writes a trail of its own: where in a line of JSON each thing stands, and how its chain
 * is made. Names of the catalogue stand on the left, those of the crate on the right.
 */
export const trailMappingSchema = z
  .strictObject({
    files: filesSchema.describe('How its files are named, and in which order.'),
    members: membersSchema.describe('Where things stand in a line, as JSON pointers.'),
    hash: hashSchema.describe('How a record is chained to the one before.'),
    spelling: z
      .strictObject({
        event_types: z.enum(spellings).default('pascal').describe('Such as VramSealed.'),
        fields: z.enum(spellings).default('snake').describe('Such as shard_id.'),
      })
      .prefault({})
      .describe('How it spells names that are otherwise those of the catalogue.'),
    event_types: namesTo(typeNames, z.string().min(1))
      .default({})
      .describe('Event types that have another name: that of the crate.'),
    fields: namesTo(fieldNames, pointer)
      .default({})
      .describe('Fields that stand elsewhere: where in the line.'),
    severities: namesTo(['ROUTINE', 'HIGH', 'CRITICAL', 'LIFE'], z.string().min(1))
      .default({})
      .describe('Severities that have another name: that of the crate.'),
  })
  .superRefine(({ event_types, severities }, context) => {
    for (const [path, names] of Object.entries({ event_types, severities })) {
      const taken = new Set<unknown>();
      for (const [ours, theirs] of Object.entries(names)) {
        if (!taken.has(theirs)) taken.add(theirs);
        else context.addIssue({ code: 'custom', path: [path, ours], message: 'a name of its own' });
      }
    }
  });

export type TrailMapping = z.output<typeof trailMappingSchema>;

/** How a format may be called; `proofgate/…` is taken. */
export const trailFormatName = z
  .string()
  .regex(/^(?!proofgate\/)[a-z][a-z0-9.-]{0,62}\/[1-9]\d{0,3}$/, {
    error: 'a name such as ours/1, not under proofgate,',
  });
