import {
  trailHolds,
  type CheckRecord,
  type ExpectedEvent,
  type Observation,
  type TrailSeen,
} from '../../verdict';
import type { Held, Sighting, ToldEvent } from './types';

interface Gathered {
  records: number;
  confirmed: number;
  untimed: number;
  best: Sighting | null;
  readonly severities: Set<string>;
  readonly fields: Map<string, number>;
  readonly held: Map<string, Held>;
  readonly broken: Map<string, readonly string[]>;
}

const nothing = (): Gathered => ({
  ...{ records: 0, confirmed: 0, untimed: 0, best: null, severities: new Set() },
  ...{ fields: new Map(), held: new Map(), broken: new Map() },
});

/** Gathers what the observed trails of a run hold, event by event. */
export class Sightings {
  readonly #events = new Map<string, Gathered>();

  /** Takes up one observation of a trail with the judgement on it. */
  add(scenario: string, record: CheckRecord, observation: Observation): void {
    const { events } = trailHolds.expects.parse(observation.expected);
    const seen = trailHolds.observes.parse(observation.seen);
    const files = new Set(seen.files.map(({ name }) => name));
    seen.records.forEach((one, index) => {
      // An answer to a query repeats records; what counts is what lies in a file of the trail.
      if (!files.has(one.file)) return;
      const isConfirmed = record.outcome === 'pass';
      const held = isConfirmed ? heldBy(events[index]) : new Map<string, Held>();
      const sighting = { ...one, scenario, evidence: record.evidence, held };
      this.#record(sighting, one.event_type, isConfirmed);
    });
    if (record.outcome === 'fail') this.#fail(events, seen, record);
  }

  all(): ReadonlyMap<string, ToldEvent> {
    return this.#events;
  }

  #of(type: string): Gathered {
    const event = this.#events.get(type) ?? nothing();
    this.#events.set(type, event);
    return event;
  }

  #record(sighting: Sighting, type: string, isConfirmed: boolean): void {
    const event = this.#of(type);
    event.records += 1;
    if (isConfirmed) event.confirmed += 1;
    if (Number.isNaN(Date.parse(sighting.timestamp))) event.untimed += 1;
    event.severities.add(sighting.severity);
    for (const field of fieldsOf(sighting.event)) {
      event.fields.set(field, (event.fields.get(field) ?? 0) + 1);
    }
    for (const [field, against] of sighting.held) {
      if (event.held.get(field) !== 'value') event.held.set(field, against);
    }
    if (event.best === null || sighting.held.size > event.best.held.size) event.best = sighting;
  }

  /** A finding that speaks of one type begins with it; a wrong sequence speaks of what it lacks. */
  #fail(events: readonly ExpectedEvent[], seen: TrailSeen, record: CheckRecord): void {
    const due = events.map(({ type }) => type);
    const found = seen.records.map((one) => one.event_type);
    for (const type of new Set([...due, ...found])) {
      const wrong = record.findings
        .filter(({ expected }) => expected.startsWith(`${type} `))
        .map(({ expected, seen: instead }) => `expected ${expected}; seen: ${instead}`);
      const [many, few] = [count(due, type), count(found, type)];
      if (many !== few) wrong.push(`expected ${many} of it; seen: ${few}`);
      if (wrong.length > 0) this.#of(type).broken.set(record.evidence, wrong);
    }
  }
}

const count = (types: readonly string[], wanted: string): number =>
  types.filter((type) => type === wanted).length;

const heldBy = (expected: ExpectedEvent | undefined): ReadonlyMap<string, Held> =>
  new Map(
    Object.entries(expected?.fields ?? {}).map(([field, matcher]) => [
      field,
      'equals' in matcher ? 'value' : 'form',
    ]),
  );

/** The names of an event's own fields and of those of its actor. */
const fieldsOf = (event: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(event).flatMap(([name, value]) =>
    name === 'actor' && typeof value === 'object' && value !== null
      ? [name, ...Object.keys(value).map((inner) => `actor.${inner}`)]
      : [name],
  );
