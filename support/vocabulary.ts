import { defineParameterType } from '@cucumber/cucumber';
import { sinkVices, tamperings, tears } from '../src/probes';
import type { Comparison, OperationError } from '../src/protocol';
import {
  escapes,
  lacks,
  makes,
  occasions,
  type CaseSetting,
  type FlawName,
  type Maker,
} from './fixtures';
import { askers } from './world/askers';
import { diskFaults } from './world/disk-faults';
import { readings, type Passage } from './world/documentation';
import { eventKinds } from './world/emissions';
import { bits } from './world/flip';
import { forms, hostileTexts, places } from './world/hostile';
import {
  askedRequests,
  manyRequests,
  type AnswersTo,
  type ManyRequests,
} from './world/many-requests';
import { trials } from './world/probes';
import { buffer, write, type Repeated } from './world/repeated-requests';
import { requests } from './world/requests';
import { secrets } from './world/secrets';
import { reviews } from './world/sources';
import { placeStates, queries, writingTimes } from './world/trails';
import { treatments, type Treatment } from './world/treatments';
import { watches, type Watch } from './world/watches';

const words = (phrases: readonly string[]): RegExp =>
  new RegExp([...phrases].sort((a, b) => b.length - a.length).join('|'));

const phrase = (name: string, phrases: readonly string[]): void => {
  defineParameterType({ name, regexp: words(phrases), transformer: (text: string) => text });
};

const table = <K extends string, V>(name: string, meaning: Readonly<Record<K, V>>): void => {
  const phrases = Object.keys(meaning) as K[];
  defineParameterType({
    name,
    regexp: words(phrases),
    transformer: (text: string) => meaning[text as K],
  });
};

phrase('request', Object.keys(requests));
phrase('escape', Object.keys(escapes));
phrase('bit', Object.keys(bits));
phrase('flush_mode', ['immediate', 'batched', 'hybrid']);
phrase('event_kind', eventKinds);
phrase('tampering', Object.keys(tamperings));
phrase('tear', Object.keys(tears));
phrase('time', writingTimes);
phrase('query', Object.keys(queries));
phrase('regulation', ['GDPR', 'SOC 2', 'ISO 27001']);
phrase('asker', Object.keys(askers));
phrase('hostile', Object.keys(hostileTexts));
phrase('place', Object.keys(places));
phrase('form', Object.keys(forms));
phrase('secret', Object.keys(secrets));
phrase('fault', diskFaults);
phrase('vice', sinkVices);
phrase('place_state', placeStates);
phrase('pace', ['one by one', 'together']);
phrase('following', ['nothing', 'more']);
phrase('worker_state', ['running', 'stopped']);
phrase('crate', ['vram-residency', 'model-loader']);
phrase('traffic', ['busy', 'quiet', 'no']);
phrase('occasion', Object.keys(occasions));

/** What no source may hold, by the rule that forbids it. */
table('forbidden', {
  'discarded emission': 'REVIEW-1',
  'uncounted emission error': 'REVIEW-2',
  'unflushed CRITICAL emission': 'REVIEW-3',
  'uncounted flush error': 'REVIEW-4',
  'owner without a flush': 'REVIEW-5',
  'secret compared with an operator': 'REVIEW-6',
  'emission that can fail its operation': 'REVIEW-7',
  'unsanitized text in an event': 'REVIEW-8',
} as const);

/** Whose emissions fail. */
table('emitters', {
  'every crate': ['vram-residency', 'model-loader'],
  'vram-residency': ['vram-residency'],
  'model-loader': ['model-loader'],
} as const);

/** Models beside the ordinary one. */
table<string, Maker>('make', makes);

/** What a worker may be without. */
table<string, Partial<CaseSetting>>('lack', lacks);

/** Whether events have come to the disk. */
table<string, Repeated>('event_state', { buffered: buffer, written: write });

/** What is done to the worker. */
table<string, Treatment>('treatment', treatments);

/** What a worker asks for many times over. */
table<string, ManyRequests>('purpose', manyRequests);

/** Whose answers are looked at. */
table<string, AnswersTo>('asked', askedRequests);

/** What is watched. */
table<string, Watch>('watched', watches);

/** How much of a file was read: the check that tells. */
table('extent', { 'read in full': 'target-read', 'not read at all': 'target-unread' } as const);

/** How a README is read. */
table<string, Passage | null>('reading', readings);

/** How sources are reviewed. */
table<string, FlawName | null>('review', reviews);

/** Counters, as requirements.md names them. */
table('counter', {
  'emission attempts': 'attempts',
  'emission failures': 'failures',
  'critical emission failures': 'critical_failures',
} as const);

/** Comparisons that must not leak. */
table<string, Comparison>('comparison', {
  'the digest comparison of verification': 'seal.digest',
  'the signature comparison of verification': 'seal.signature',
  'the digest comparison of loading': 'load.digest',
});

/** What a comparison is put through. */
table('trial', trials);

/** How a request ends: `null` when granted, else the codes any of which is right. */
table<string, readonly OperationError[] | null>('answer', {
  granted: null,
  'refused as an invalid shard id': ['INVALID_SHARD_ID'],
  'refused as a path out of the root': ['PATH_REFUSED'],
  'refused as a failed verification': ['SEAL_VERIFICATION_FAILED'],
  'refused as a model of another digest': ['INTEGRITY_VIOLATION'],
  'refused as an unknown shard': ['SEAL_VERIFICATION_FAILED', 'UNKNOWN_SHARD'],
  'refused as stopped': ['WORKER_STOPPED'],
  'refused for want of memory': ['INSUFFICIENT_VRAM'],
  'refused as too large': ['MODEL_TOO_LARGE'],
  'refused as a malformed model': ['MALFORMED_MODEL'],
  'refused as a digest that does not match': ['INTEGRITY_VIOLATION'],
  'refused by the policy': ['POLICY_VIOLATION'],
});

/** One event type. */
defineParameterType({
  name: 'event',
  regexp: /[A-Z]\w+/,
  useForSnippets: false,
  transformer: (text: string): string => text,
});

/** Event types in order, `nothing` for none, `20 × SealVerified` for many of one. */
defineParameterType({
  name: 'events',
  regexp: /nothing|(?:\d+ × )?[A-Z]\w+(?:, (?:\d+ × )?[A-Z]\w+)*/,
  useForSnippets: false,
  transformer: (text: string): readonly string[] =>
    text === 'nothing' ? [] : text.split(', ').flatMap(repeated),
});

const repeated = (part: string): string[] => {
  const [, count, type] = /^(?:(\d+) × )?(\w+)$/.exec(part) ?? [];
  return Array.from({ length: Number(count ?? 1) }, () => type ?? part);
};

/** Quoted text with JSON's escapes, and `"a" × 257` for long ones. */
defineParameterType({
  name: 'text',
  regexp: /"(?:[^"\\]|\\.)*"(?: × \d+)?/,
  transformer: (text: string): string => {
    const [, quoted = '""', times = '1'] = /^(".*")(?: × (\d+))?$/s.exec(text) ?? [];
    return (JSON.parse(quoted) as string).repeat(Number(times));
  },
});

/** How many: `a` or a number. */
defineParameterType({
  name: 'count',
  regexp: /a|\d+/,
  useForSnippets: false,
  transformer: (text: string): number => (text === 'a' ? 1 : Number(text)),
});

/** What expiry takes: all that is older than so many days, or nothing. */
defineParameterType({
  name: 'expired',
  regexp: /nothing(?: but what is older than \d+ days)?/,
  useForSnippets: false,
  transformer: (text: string): number | null =>
    text === 'nothing' ? null : Number(/\d+/.exec(text)?.[0]),
});

/** A size, in bytes. */
defineParameterType({
  name: 'bytes',
  regexp: /\d+ MiB/,
  transformer: (text: string): number => Number.parseInt(text, 10) * 1024 * 1024,
});

/** A span of time, in milliseconds. */
defineParameterType({
  name: 'duration',
  regexp: /\d+ (?:ms|s|min)/,
  transformer: (text: string): number => {
    const [, count = '0', unit = 'ms'] = /^(\d+) (ms|s|min)$/.exec(text) ?? [];
    return Number(count) * { ms: 1, s: 1000, min: 60_000 }[unit as 'ms' | 's' | 'min'];
  },
});

/** A share of all, such as `1.1 %`, as a fraction. */
defineParameterType({
  name: 'share',
  regexp: /\d+(?:\.\d+)? %/,
  transformer: (text: string): number => Number.parseFloat(text) / 100,
});
