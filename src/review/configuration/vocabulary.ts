import { lastName, pascal, wordsOf } from '../syntax/words';
import { defaults } from './defaults';
import type { ConfigurationInput } from './schema';

/** A call, as far as it matters whether it is declared to be infallible. */
interface Receiving {
  readonly name: string;
  readonly receiver: string | null;
  readonly receiverType: string | null;
}

/** The configuration as questions that rules and readers ask; spelling (snake, camel) never matters. */
export interface Vocabulary {
  readonly isLoggerType: (type: string) => boolean;
  /** Whether a name alone promises a logger; a declared type, where there is one, knows better. */
  readonly isLoggerName: (name: string) => boolean;
  readonly isEmission: (name: string) => boolean;
  readonly isFlush: (name: string) => boolean;
  readonly isDurable: (name: string) => boolean;
  /** Whether a call is declared to see to its own failures, by its name and its receiver. */
  readonly isInfallible: (call: Receiving) => boolean;
  readonly isCounter: (name: string) => boolean;
  readonly isDisposal: (name: string) => boolean;
  readonly isEventEnum: (type: string) => boolean;
  readonly isEvent: (type: string) => boolean;
  readonly isCritical: (type: string) => boolean;
  /** The event a function name carries, as in `emit_seal_verified`, or null. */
  readonly eventInName: (name: string) => string | null;
  readonly isSanitizer: (name: string) => boolean;
  /** Where every event is sanitized as it is written, or null. */
  readonly sanitizedBy: string | null;
  readonly isExternal: (name: string) => boolean;
  readonly isComparer: (name: string) => boolean;
  readonly isSecretNoun: (word: string) => boolean;
  /** A name declared to be no secret, whatever noun it ends on. */
  readonly isPublicName: (name: string) => boolean;
}

/** Names that promise to have been made safe where they come from. */
const SAFE = new Set(['safe', 'sanitized', 'sanitised', 'escaped', 'clean', 'redacted']);

/** Names repeat a hundredfold in a workspace; past this many they are forgotten and begun again. */
const MOST_KEYS = 20_000;
const keys = new Map<string, string>();

const key = (name: string): string => {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const made = wordsOf(name).join('_');
  keys.set(name, made);
  return made;
};

export const vocabularyOf = (configuration: ConfigurationInput): Vocabulary => {
  const both = (pick: (from: ConfigurationInput) => readonly string[]): Set<string> =>
    new Set([...pick(defaults), ...pick(configuration)].map(key));
  const people = new Set(configuration.loggers.people.map(key));
  const loggerTypes = both((c) => c.loggers.types);
  for (const type of people) loggerTypes.delete(type);
  const loggerNames = both((c) => c.loggers.names);
  const routine = new Set(configuration.events.routine.map(key));
  const critical = both((c) => c.events.critical);
  const known = new Set([...critical, ...both((c) => c.events.routine)]);
  const emits = both((c) => c.emits);
  const durable = both((c) => c.durable);
  const flushes = both((c) => c.flushes);
  const external = both((c) => c.external);
  const oneOf = (pick: (from: ConfigurationInput) => readonly string[]) => {
    const names = both(pick);
    return (name: string): boolean => names.has(key(name));
  };
  const sanitizers = both((c) => c.sanitizers);
  const isSecretNoun = oneOf((c) => c.secrets);
  const publicNames = new Set(configuration.public.map(key));
  const eventInName = (name: string): string | null => {
    const words = wordsOf(name);
    const at = words.findIndex((_, from) => known.has(words.slice(from).join('_')));
    return at > 0 ? pascal(words.slice(at)) : null;
  };
  return {
    isLoggerType: (type) => (type.match(/\w+/g) ?? []).some((word) => loggerTypes.has(key(word))),
    isLoggerName: (name) => {
      const words = wordsOf(name);
      return loggerNames.has(words.join('_')) || words.includes('audit');
    },
    isEmission: (name) =>
      emits.has(key(name)) || durable.has(key(name)) || /^(try_)?emit_/.test(key(name)),
    isFlush: (name) => flushes.has(key(name)) || key(name).startsWith('flush_'),
    isDurable: (name) => durable.has(key(name)),
    isInfallible: (call) => configuration.infallible.some((name) => isNamed(name, call)),
    isCounter: oneOf((c) => c.counters),
    isDisposal: oneOf((c) => c.disposals),
    isEventEnum: oneOf((c) => c.events.types),
    isEvent: (type) => known.has(key(type)),
    isCritical: (type) => critical.has(key(type)) && !routine.has(key(type)),
    eventInName,
    isSanitizer: (name) =>
      sanitizers.has(key(name)) || wordsOf(name).some((w) => sanitizers.has(w)),
    sanitizedBy: configuration.sanitized_by ?? null,
    isExternal: (name) => {
      const words = wordsOf(name);
      if (words.some((word) => SAFE.has(word))) return false;
      return external.has(words.join('_')) || external.has(words.at(-1) ?? '');
    },
    isComparer: oneOf((c) => c.comparers),
    isSecretNoun,
    isPublicName: (name) => publicNames.has(key(name)),
  };
};

/** `record` names every such call, `Auditor.record` those on an Auditor or on something so called. */
const isNamed = (one: string, { name, receiver, receiverType }: Receiving): boolean => {
  const [method = '', owner] = one.split('.').reverse();
  if (key(method) !== key(name)) return false;
  if (owner === undefined) return true;
  return (
    key(owner) === key(lastName(receiver ?? '')) ||
    (receiverType ?? '').split(/\W+/).includes(owner)
  );
};
