import { CommanderError } from 'commander';
import { BundleError } from '../bundle';
import { SubjectError } from '../driver';
import { ReviewError } from '../review';
import { ConfigurationError, RunError } from '../run';
import { exitCode, type ExitReason } from '../verdict';
import type { Context } from './context';
import { printableLines } from './terminal/printable';
import { UsageError } from './usage-error';

/**
 * Ends a command that threw: one sentence for whoever mistyped or misconfigured, never a stack; only
 * a fault of the gate itself shows where it happened.
 */
export const exitWith = (cause: unknown, context: Context): void => {
  if (cause instanceof CommanderError) {
    // Commander has said it already, help and version included.
    context.exit(cause.exitCode === 0 ? 0 : exitCode('usage'));
    return;
  }
  const { exit, reason } = failureOf(cause);
  context.err.write(`proofgate: ${printableLines(reason)}\n`);
  context.exit(exit);
};

/** How what was thrown ends a command, and why, in words. */
export const failureOf = (cause: unknown): { readonly exit: number; readonly reason: string } => {
  const reason = reasonOf(cause);
  return { exit: exitCode(reason), reason: describe(cause, reason) };
};

const reviewReasons = {
  NO_SUCH_PATH: 'usage',
  NO_SOURCES: 'incomplete',
  BAD_CONFIGURATION: 'usage',
  BAD_BASELINE: 'usage',
  NO_PARSER: 'broken',
} as const satisfies Readonly<Record<ReviewError['code'], ExitReason>>;

/** What only the gate itself can have done wrong, or somebody who wrote where it was writing. */
const faultsOfTheGate: ReadonlySet<BundleError['code']> = new Set([
  'INCONSISTENT',
  'EVIDENCE_BROKEN',
]);

const reasonOf = (cause: unknown): ExitReason => {
  if ([UsageError, ConfigurationError].some((kind) => cause instanceof kind)) return 'usage';
  if (cause instanceof BundleError) return faultsOfTheGate.has(cause.code) ? 'broken' : 'usage';
  if (cause instanceof ReviewError) return reviewReasons[cause.code];
  if (cause instanceof RunError) {
    if (cause.code === 'NONE_JUDGED') return reasonOf(cause.cause);
    return cause.code === 'NO_FEATURES' || cause.code === 'BROKEN' ? 'broken' : 'usage';
  }
  if (cause instanceof SubjectError) {
    const ours = cause.code === 'CANNOT_START' || cause.code === 'UNSUPPORTED_VERSION';
    return ours ? 'usage' : 'broken';
  }
  return 'broken';
};

const describe = (cause: unknown, reason: ExitReason): string => {
  if (!(cause instanceof Error)) return `something threw ${String(cause)}`;
  const isForeseen =
    reason === 'usage' ||
    [SubjectError, RunError, ReviewError, BundleError].some((kind) => cause instanceof kind);
  return isForeseen ? cause.message : `a fault of the gate itself: ${cause.stack ?? cause.message}`;
};
