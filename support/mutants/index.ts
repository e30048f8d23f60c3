import type { RequirementId } from '../../src/catalogue';
import { subjectsOf, type Ground } from './inputs';

/** A subject that is the reference with one vice, and the requirements that vice breaks. */
export interface Mutant {
  /** The program of that name stands beside this file, with what a team was thinking. */
  readonly name: string;
  readonly breaks: readonly RequirementId[];
  /** Its vice shows in system calls alone. */
  readonly needsTracing?: true;
}

/** Every mutant, with each requirement that must turn red on it. */
export const mutants: readonly Mutant[] = [
  { name: 'logs-no-failure', breaks: ['EMIT-2'] },
  { name: 'forgets-the-counter', breaks: ['EMIT-3', 'EMIT-4'] },
  { name: 'counts-twice', breaks: ['EMIT-3'] },
  { name: 'hides-critical-in-the-total', breaks: ['EMIT-4'] },
  { name: 'audit-failure-fails-the-operation', breaks: ['EMIT-5'] },
  { name: 'waits-for-the-collector', breaks: ['EMIT-5'] },
  { name: 'swallows-late-failures', breaks: ['EMIT-6'] },
  { name: 'grows-without-bound', breaks: ['EMIT-7'] },
  { name: 'keeps-what-it-refused', breaks: ['EMIT-7'] },
  { name: 'counts-no-attempts', breaks: ['EMIT-8'] },
  { name: 'does-all-in-the-caller', breaks: ['EMIT-9', 'FLUSH-8'] },
  { name: 'emits-twice', breaks: ['EMIT-1'] },
  { name: 'reports-memory-before-as-after', breaks: ['EMIT-1', 'VRAM-1', 'VRAM-4'] },
  { name: 'buffers-critical-events', breaks: ['FLUSH-1', 'FLUSH-2', 'FLUSH-3', 'FLUSH-4'] },
  { name: 'logs-a-failed-flush-only', breaks: ['FLUSH-5'] },
  { name: 'lets-critical-overtake', breaks: ['FLUSH-6'] },
  { name: 'flushes-without-sync', breaks: ['FLUSH-7'], needsTracing: true },
  { name: 'tries-a-failed-sync-again', breaks: ['FLUSH-7'], needsTracing: true },
  { name: 'waits-for-more-events', breaks: ['FLUSH-9'] },
  { name: 'throws-on-disposal', breaks: ['DROP-4'] },
  { name: 'disposes-only-once', breaks: ['DROP-5'] },
  { name: 'forgets-held-shards', breaks: ['DROP-5'] },
  { name: 'tells-the-right-digest', breaks: ['TIME-4'] },
  { name: 'drops-without-flushing', breaks: ['DROP-1', 'DROP-2'] },
  { name: 'dies-at-once-on-sigterm', breaks: ['DROP-3'] },
  { name: 'compares-with-equals', breaks: ['TIME-1', 'TIME-2', 'TIME-3'] },
  { name: 'compares-byte-by-byte', breaks: ['TIME-1', 'TIME-2', 'TIME-3'] },
  { name: 'trusts-shared-validation', breaks: ['PATH-1'] },
  { name: 'checks-only-for-traversal', breaks: ['PATH-2'] },
  { name: 'follows-any-path', breaks: ['PATH-3'] },
  { name: 'trusts-a-prefix', breaks: ['PATH-3'] },
  { name: 'refuses-paths-in-silence', breaks: ['PATH-4'] },
  { name: 'leaves-a-note-on-rejection', breaks: ['PATH-5'] },
  { name: 'leaves-the-trail-readable', breaks: ['TRAIL-1'] },
  { name: 'breaks-the-lock', breaks: ['TRAIL-1'] },
  { name: 'hashes-without-the-key', breaks: ['TRAIL-2'] },
  { name: 'does-not-say-where-it-ends', breaks: ['TRAIL-3'] },
  { name: 'begins-anew-at-each-start', breaks: ['TRAIL-4'] },
  { name: 'throws-torn-lines-away', breaks: ['TRAIL-5'] },
  { name: 'writes-no-digests', breaks: ['TRAIL-6'] },
  { name: 'keeps-what-it-likes', breaks: ['TRAIL-7'] },
  { name: 'trusts-its-clock', breaks: ['TRAIL-7'] },
  { name: 'hides-who-asked', breaks: ['TRAIL-8', 'ACTOR-1'] },
  { name: 'leaves-the-absent-blank', breaks: ['ACTOR-2'] },
  { name: 'prints-what-it-is-given', breaks: ['HYG-1'] },
  { name: 'trusts-the-serializer', breaks: ['HYG-1'] },
  { name: 'repairs-text-in-silence', breaks: ['HYG-2'] },
  { name: 'puts-the-key-into-the-shard', breaks: ['SECRET-1'] },
  { name: 'tells-where-shards-lie', breaks: ['SECRET-2'] },
  { name: 'quotes-the-model', breaks: ['SECRET-3'] },
  { name: 'logs-its-token', breaks: ['SECRET-4'] },
  { name: 'signs-without-a-key', breaks: ['VRAM-1'] },
  { name: 'digests-the-first-page', breaks: ['VRAM-1', 'VRAM-2'] },
  { name: 'believes-its-ledger', breaks: ['VRAM-2'] },
  { name: 'checks-no-signature', breaks: ['VRAM-1', 'VRAM-2'] },
  { name: 'compares-the-first-half', breaks: ['VRAM-2', 'LOAD-2'] },
  { name: 'goes-on-after-a-broken-seal', breaks: ['VRAM-3'] },
  { name: 'frees-nothing', breaks: ['VRAM-4'] },
  { name: 'knows-only-the-newest-version', breaks: ['LOAD-1'] },
  { name: 'reads-the-header-only', breaks: ['LOAD-1', 'LOAD-3'] },
  { name: 'reserves-what-a-file-claims', breaks: ['LOAD-3'] },
  { name: 'measures-after-reading', breaks: ['LOAD-4'] },
  { name: 'only-warns-of-a-device', breaks: ['POLICY-1', 'POLICY-2'] },
  { name: 'takes-a-device-at-its-word', breaks: ['POLICY-1'] },
  { name: 'looks-at-one-flag-of-memory', breaks: ['POLICY-2'] },
  { name: 'refuses-everything', breaks: ['PATH-3', 'EMIT-5', 'LOAD-1'] },
];

/** All of these, and the inputs that have a vice, as a self-test takes them. */
export const listSubjects = (ground: Ground) => subjectsOf(mutants, ground);
