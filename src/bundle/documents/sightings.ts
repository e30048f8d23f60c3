import { trailHolds, type ExpectedEvent, type Observation, type TrailSeen } from '../../verdict';
import type { CheckRecord } from '../../verdict';
import type { Sighting, ToldEvent } from './types';

interface Gathered {
  records: number;
  best: Sighting | null;
  readonly fields: Map<string, number>;
  readonly held: Set<string>;
  readonly broken: Map<string, readonly string[]>;
}

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
      const held = record.outcome === 'pass' ? Object.keys(events[index]?.fields ?? {}) : [];
      this.#record({ ...one, scenario, evidence: record.evidence, held }, one.event_type);
    });
    if (record.outcome === 'fail') this.#fail(events, seen, record);
  }

  all(): ReadonlyMap<string, ToldEvent> {
    return this.#events;
  }

  #of(type: string): Gathered {
    const known = this.#events.get(type);
    if (known) return known;
    const none = { records: 0, best: null, fields: new Map(), held: new Set(), broken: new Map() };
    this.#events.set(type, none as Gathered);
    return none as Gathered;
  }

  #record(sighting: Sighting, type: string): void {
    const event = this.#of(type);
    event.records += 1;
    for (const field of fieldsOf(sighting.event)) {
      event.fields.set(field, (event.fields.get(field) ?? 0) + 1);
    }
    for (const field of sighting.held) event.held.add(field);
    if (event.best === null || sighting.held.length > event.best.held.length) event.best = sighting;
  }

  /** A finding that speaks of one type begins with it; a wrong sequence speaks of what it lacks. */
  #fail(events: readonly ExpectedEvent[], seen: TrailSeen, record: CheckRecord): void {
    const types = new Set([
      ...events.map(({ type }) => type),
      ...seen.records.map((one) => one.event_type),
    ]);
    for (const type of types) {
      const due = events.filter((one) => one.type === type).length;
      const found = seen.records.filter((one) => one.event_type === type).length;
      const wrong = record.findings
        .filter(({ expected }) => expected.startsWith(`${type} `))
        .map(({ expected, seen: instead }) => `expected ${expected}; seen: ${instead}`);
      if (found < due) wrong.push(`${due} expected, ${found} recorded`);
      if (found > due) wrong.push(`${found} recorded, ${due} expected`);
      if (wrong.length > 0) this.#of(type).broken.set(record.evidence, wrong);
    }
  }
}

/** The names of an event's own fields and of those of its actor, the absent (`undefined`) left out. */
const fieldsOf = (event: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(event).flatMap(([name, value]) =>
    name === 'actor' && typeof value === 'object' && value !== null
      ? [name, ...Object.keys(value).map((inner) => `actor.${inner}`)]
      : [name],
  );
