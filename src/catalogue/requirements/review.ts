import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both } from './crates';

const section = 'REVIEW: what the source must not contain (Rust and TypeScript)';

/** REVIEW: what the source must not contain, in Rust and TypeScript. */
export const review = [
  {
    id: 'REVIEW-1',
    title: 'No emission is discarded',
    statement:
      'The source MUST NOT contain a discarded emission: `let _ = x.emit(..)`, `.emit(..).ok()`, ' +
      'or a result that is unused or not awaited.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 1: Audit Emission Failures Are Silently Ignored' },
      { seed: '001', section: 'Common Pitfalls' },
      { seed: 'requirements', section },
    ],
    regulations: serves.monitoring,
    observed: 'The syntax tree of the source is searched for emissions whose result goes nowhere.',
    minimumChecks: 3,
  },
  {
    id: 'REVIEW-2',
    title: 'No emission error goes uncounted',
    statement: 'The source MUST NOT contain an emission error branch with no counter.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 1: Audit Emission Failures Are Silently Ignored' },
      { seed: '001', section: 'Common Pitfalls' },
    ],
    regulations: serves.monitoring,
    observed: 'The error branch of each emission in the source is searched for a counter.',
    minimumChecks: 2,
  },
  {
    id: 'REVIEW-3',
    title: 'No CRITICAL emission goes unflushed',
    statement: 'The source MUST NOT contain a CRITICAL emission with no flush on its success path.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 2: No Immediate Flush for CRITICAL Events' },
      { seed: '002', section: 'CONCERN 3: SealVerificationFailed Events Are CRITICAL' },
    ],
    regulations: serves.incidents,
    observed: 'The success path of each CRITICAL emission in the source is searched for a flush.',
    minimumChecks: 2,
  },
  {
    id: 'REVIEW-4',
    title: 'No flush error goes uncounted',
    statement: 'The source MUST NOT contain a flush error branch with no counter.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [{ seed: 'requirements', section }],
    regulations: serves.monitoring,
    observed: 'The error branch of each flush in the source is searched for a counter.',
    minimumChecks: 2,
  },
  {
    id: 'REVIEW-5',
    title: 'No owner of a logger goes away without a flush',
    statement:
      'The source MUST NOT contain a type that owns a logger and has no Drop or dispose that ' +
      'flushes it.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '000', section: 'ISSUE 3: No Graceful Shutdown Flush' },
      { seed: '001', section: 'Common Pitfalls' },
    ],
    regulations: serves.records,
    observed: 'Each type in the source that owns a logger is searched for a disposal that flushes.',
    minimumChecks: 2,
  },
  {
    id: 'REVIEW-6',
    title: 'No secret is compared with an operator',
    statement:
      'The source MUST NOT compare a digest, hash, mac, signature or token with `==`, `!=`, ' +
      '`===` or `!==`.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '002', section: 'CONCERN 4: Digest Comparison Is Not Timing-Safe' },
      { seed: 'requirements', section },
    ],
    regulations: serves.access,
    observed: 'The syntax tree of the source is searched for such comparisons of such names.',
    minimumChecks: 4,
  },
  {
    id: 'REVIEW-7',
    title: 'No audit failure fails the operation',
    statement:
      'The source MUST NOT contain `emit(..)?` or its like, which lets an audit failure fail the ' +
      'operation.',
    severity: 'blocking',
    chapter: 'review',
    crates: both,
    source: [{ seed: '004', section: 'Never Block on Audit Failures' }],
    regulations: serves.integrity,
    observed: 'The syntax tree of the source is searched for emissions whose error is passed on.',
    minimumChecks: 2,
  },
  {
    id: 'REVIEW-8',
    title: 'No external string enters an event unsanitized',
    statement: 'The source MUST NOT place an unsanitized external string in an event.',
    severity: 'major',
    chapter: 'review',
    crates: both,
    source: [
      { seed: '000', section: '2. Input Sanitization' },
      { seed: 'requirements', section },
    ],
    regulations: serves.protection,
    observed: 'The fields of each event in the source are traced to their sanitizer.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
