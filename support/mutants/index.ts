import type { RequirementId } from '../../src/catalogue';

/** A subject that is the reference with one vice, and the requirements that vice breaks. */
export interface Mutant {
  /** The program of that name stands beside this file, with what a team was thinking. */
  readonly name: string;
  readonly breaks: readonly RequirementId[];
}

/** Every mutant, with each requirement that must turn red on it. */
export const mutants: readonly Mutant[] = [
  { name: 'logs-no-failure', breaks: ['EMIT-2'] },
  { name: 'forgets-the-counter', breaks: ['EMIT-3', 'EMIT-4'] },
  { name: 'counts-twice', breaks: ['EMIT-3'] },
  { name: 'hides-critical-in-the-total', breaks: ['EMIT-4'] },
  { name: 'audit-failure-fails-the-operation', breaks: ['EMIT-5'] },
  { name: 'emits-twice', breaks: ['EMIT-1'] },
  { name: 'reports-memory-before-as-after', breaks: ['EMIT-1'] },
  { name: 'buffers-critical-events', breaks: ['FLUSH-1', 'FLUSH-2', 'FLUSH-3', 'FLUSH-4'] },
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
  { name: 'refuses-everything', breaks: ['PATH-3', 'EMIT-5'] },
];
