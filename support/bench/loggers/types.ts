import type { AuditEvent } from '../../../src/reference/audit';

/** A logger as an application uses it, writing to files in one directory. */
export interface Logger {
  emit(event: AuditEvent): void;
  /** Between two bursts: one turn of the event loop, and whatever else this logger asks for. */
  turn(): Promise<void>;
  /** Settles when everything emitted is in the file and the file is closed. */
  end(): Promise<void>;
  /** How many emissions the logger itself says it has failed; null where it does not say. */
  failed(): number | null;
}

export type OpenLogger = (directory: string) => Promise<Logger>;
