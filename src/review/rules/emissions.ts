import type { AuditCall, FileFacts, Span } from '../facts/types';
import type { Crate } from '../link/crate';

/** The emissions of a file, events that go to no trail left aside. */
export const emissionsOf = (file: FileFacts, crate: Crate): readonly AuditCall[] =>
  file.audits.filter((call) => crate.isEmission(file, call));

/** The flushes of a trail in a file. */
export const flushesOf = (file: FileFacts, crate: Crate): readonly AuditCall[] =>
  file.audits.filter((call) => crate.isFlush(file, call));

/** Whether an error is counted by whoever gets it; null where that is not ours to tell. */
export const isCounted = (call: AuditCall, file: FileFacts, crate: Crate): boolean | null => {
  const { fate } = call;
  if (fate.kind === 'passed') return crate.countsByName(file, fate.how);
  const counts = (span: Span): boolean => crate.counts(file, span);
  return (
    (fate.isEither ? fate.errors.every(counts) : fate.errors.some(counts)) ||
    fate.handlers.some((name) => crate.countsByName(file, name) === true)
  );
};

/**
 * Whether a call stands in a function whose very purpose is to emit or flush. Its own result is the
 * audit's, so passing it on is right: whoever calls it is looked at instead.
 */
export const isInHelper = (call: AuditCall, file: FileFacts, crate: Crate): boolean => {
  const fn = crate.functionAround(file, call);
  if (fn === null) return false;
  return (
    crate.words.isEmission(fn.name) ||
    crate.words.isFlush(fn.name) ||
    /audit/i.test(fn.name) ||
    /Audit\w*(?:Error|Result)/.test(fn.returns ?? '') ||
    crate.words.isLoggerType(fn.owner ?? '')
  );
};

/** `logger.emit(VramSealed)`, or the helper by its own name, for messages. */
export const called = (call: AuditCall, event: string | null): string => {
  const on = call.receiver === null ? '' : `${short(call.receiver)}.`;
  return `${on}${call.name}(${event ?? (call.role === 'emission' ? 'event' : '')})`;
};

const short = (receiver: string): string => {
  const line = receiver.replace(/\s+/g, '');
  return line.length <= 40 ? line : `…${line.slice(-39)}`;
};
