import type { Clock } from './clock';
import { explain } from './error';
import { toSafeText } from './escape';

/** Where the trail says what went wrong. No call throws: nothing may reach the operation (EMIT-5). */
export interface AuditLog {
  /** An audit failure: what failed, naming the event type where there is one, and why (EMIT-2). */
  error(what: string, cause: unknown): void;
  /** Something was put right, and somebody should know. */
  warn(what: string): void;
}

/**
 * A log of one-line texts, `<RFC 3339> ERROR audit: <what>: <cause and its causes>`, safe to print.
 *
 * A line that `write` refuses by throwing is counted, and the next line that goes through says how
 * many are missing.
 */
export const lineLog = (write: (line: string) => void, clock: Clock): AuditLog => {
  let missing = 0;
  const say = (level: 'ERROR' | 'WARN', text: string): void => {
    const gap = missing === 0 ? '' : ` (${missing} earlier lines could not be written)`;
    try {
      write(`${new Date(clock()).toISOString()} ${level} audit: ${toSafeText(text)}${gap}\n`);
      missing = 0;
    } catch {
      missing += 1;
    }
  };
  return {
    error: (what, cause) => {
      say('ERROR', `${what}: ${explain(cause)}`);
    },
    warn: (what) => {
      say('WARN', what);
    },
  };
};
