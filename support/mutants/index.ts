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
  { name: 'reports-memory-before-as-after', breaks: ['EMIT-1', 'VRAM-1', 'VRAM-4'] },
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
