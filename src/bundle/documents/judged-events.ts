import { events as vocabulary, severityLabel } from '../../catalogue';
import type { Account, ToldEvent } from './types';

type EventDefinition = (typeof vocabulary)[number];

/**
 * What the trails of a run say of an event: recorded whole, in a trail that holds; recorded with
 * something lacking; recorded otherwise than a check expected; recorded in trails alone that do not
 * hold; due and not recorded; not seen.
 */
export type EventStatus =
  'implemented' | 'incomplete' | 'wrong' | 'unconfirmed' | 'missing' | 'unseen';

/** An event of the vocabulary with what the run saw of it. */
export interface JudgedEvent {
  readonly number: number;
  readonly definition: EventDefinition;
  readonly status: EventStatus;
  readonly told: ToldEvent | null;
  /** Fields that no record of the event has. */
  readonly lacking: readonly string[];
}

/** The actor that every event names (EMIT-1). */
const actorFields = ['user_id', 'ip', 'auth_method', 'session_id'].map((name) => `actor.${name}`);

/** Every event of the vocabulary, in its order. */
export const judgedEvents = ({ events }: Account): readonly JudgedEvent[] =>
  vocabulary.map((definition, at) => {
    const told = events.get(definition.type) ?? null;
    const lacking = fieldsOf(definition).filter(
      (field) => (told?.fields.get(field) ?? 0) < (told?.records ?? 0),
    );
    const status = statusOf(definition, told, lacking);
    return { number: at + 1, definition, told, lacking, status };
  });

/** The event's own fields and those of its actor. */
export const fieldsOf = ({ fields }: EventDefinition): readonly string[] => [
  ...fields,
  ...actorFields,
];

/** Types of records that the vocabulary does not know, and how many of each. */
export const otherTypes = ({ events }: Account): readonly (readonly [string, ToldEvent])[] => {
  const known = new Set<string>(vocabulary.map(({ type }) => type));
  return [...events]
    .filter(([type, { records }]) => !known.has(type) && records > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
};

const statusOf = (
  definition: EventDefinition,
  told: ToldEvent | null,
  lacking: readonly string[],
): EventStatus => {
  if (!told) return 'unseen';
  if (told.best === null) return told.broken.size > 0 ? 'missing' : 'unseen';
  if (told.broken.size > 0) return 'wrong';
  if (told.confirmed === 0) return 'unconfirmed';
  return lacking.length === 0 && isLabelled(definition, told) ? 'implemented' : 'incomplete';
};

const isLabelled = ({ severity }: EventDefinition, { severities, untimed }: ToldEvent): boolean =>
  untimed === 0 && [...severities].every((label) => label === severityLabel[severity]);

export const eventWord = ({ status }: JudgedEvent): string =>
  ({
    implemented: '✅ **IMPLEMENTED**',
    incomplete: '❌ **RECORDED, NOT WHOLE**',
    wrong: '❌ **RECORDED, NOT AS REQUIRED**',
    unconfirmed: '❌ **RECORDED, IN NO TRAIL THAT HOLDS**',
    missing: '❌ **DUE, NOT RECORDED**',
    unseen: '⬜ not seen in this run',
  })[status];
