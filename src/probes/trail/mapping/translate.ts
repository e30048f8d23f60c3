import type { TrailRecord } from '../types';
import { isObject, stepsOf, valueAlong } from './pointer';
import type { TrailMapping } from './schema';
import { asEventType, asField, type Spelling } from './spelling';

/** What a record says in the words of the catalogue; hashes stay as they stand. */
export type Translated = Omit<TrailRecord, 'seq' | 'log_id'>;

/** A name that two names of a record come to, so that nobody can tell which is meant. */
export class Ambiguity extends Error {}

/** Records of formats without a severity have this one, which no event of the catalogue has. */
const NO_SEVERITY = 'none';

/** Turns lines of one mapping, whose form is known to be right, into records. */
export class Translator {
  readonly #types: Names;
  readonly #severities: Names;
  readonly #fields: readonly (readonly [ours: string, steps: readonly string[]])[];
  /** Names that members have in the line itself. */
  readonly #members: ReadonlySet<string>;

  constructor(private readonly mapping: TrailMapping) {
    this.#types = turned(mapping.event_types);
    this.#severities = turned(mapping.severities);
    this.#fields = Object.entries(mapping.fields).map(
      ([ours, pointer]) => [ours, stepsOf(pointer)] as const,
    );
    const places = Object.values(mapping.members).map(stepsOf);
    this.#members = new Set(places.filter(({ length }) => length === 1).flat());
  }

  /** @throws Ambiguity */
  translate(value: object): Translated {
    const { members, spelling } = this.mapping;
    const at = (pointer: string | undefined): string => {
      return pointer === undefined ? '' : (valueAlong(value, stepsOf(pointer)) as string);
    };
    const type = at(members.event_type);
    const severity = at(members.severity);
    const event_type = this.#types.get(type) ?? asEventType(type, spelling.event_types);
    return {
      audit_id: at(members.audit_id),
      timestamp: at(members.timestamp),
      service_id: at(members.service_id),
      severity:
        members.severity === undefined ? NO_SEVERITY : (this.#severities.get(severity) ?? severity),
      event: { ...this.#eventOf(value), event_type },
      prev_hash: at(members.prev_hash),
      hash: at(members.hash),
    };
  }

  #eventOf(value: object): object {
    const own = renamed(this.#ownFields(value), this.mapping);
    const event = new Map<string, unknown>(Object.entries(own));
    for (const [ours, steps] of this.#fields) {
      const found = valueAlong(value, steps);
      const [outer = ours, inner] = ours.split('.');
      if (found === undefined) continue;
      const around = event.get(outer);
      event.set(
        outer,
        inner === undefined ? found : { ...(isObject(around) && around), [inner]: found },
      );
    }
    return Object.fromEntries(event);
  }

  #ownFields(value: object): object {
    const { event } = this.mapping.members;
    if (event !== undefined) return valueAlong(value, stepsOf(event)) as object;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !this.#members.has(name)));
  }
}

/** Ours, by those of the crate. */
type Names = ReadonlyMap<string | undefined, string>;

const turned = (names: Readonly<Record<string, string | undefined>>): Names =>
  new Map(Object.entries(names).map(([ours, theirs]) => [theirs, ours]));

const renamed = (value: object, { spelling }: TrailMapping): object =>
  spelling.fields === 'snake' ? value : respelled(value, spelling.fields);

/** Spells all names in an object anew, at every depth. */
const respelled = (value: object, spelling: Spelling): object => {
  const inner = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(inner);
    return isObject(one) ? respelled(one, spelling) : one;
  };
  const taken = new Set<string>();
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => {
      const ours = asField(name, spelling);
      if (taken.has(ours)) throw new Ambiguity(`holds ${ours} under two names`);
      taken.add(ours);
      return [ours, inner(one)];
    }),
  );
};
