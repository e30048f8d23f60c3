import { z } from 'zod';
import { DeliveryError } from './error';

/** What a record is called where its bytes do not matter. */
export interface RecordName {
  readonly seq: number;
  readonly auditId: string;
  readonly eventType: string;
  readonly severity: string;
  /** RFC 3339, UTC. */
  readonly timestamp: string;
}

/** One record as it lies in the spool; offsets in bytes. */
export interface SpooledRecord extends RecordName {
  readonly file: string;
  /** Where the next record begins. */
  readonly end: number;
  /** The exact bytes, newline included: what is signed, sent and hashed in the chain. */
  readonly line: Buffer;
}

const recordSchema = z.object({
  seq: z.int().positive(),
  audit_id: z.string().min(1),
  timestamp: z.string(),
  severity: z.string(),
  event: z.object({ event_type: z.string() }),
});

/**
 * Names the record on a line of a trail file.
 *
 * @throws DeliveryError `SPOOL_BROKEN` for a line that is no record; it is never skipped in silence
 */
export const readLine = (line: Buffer, file: string, end: number): SpooledRecord => {
  try {
    const { seq, audit_id, timestamp, severity, event } = recordSchema.parse(
      JSON.parse(line.toString('utf8')),
    );
    return {
      seq,
      auditId: audit_id,
      eventType: event.event_type,
      severity,
      timestamp,
      file,
      end,
      line,
    };
  } catch (cause) {
    throw new DeliveryError(
      'SPOOL_BROKEN',
      `${file} holds something before byte ${end} that is no record; verify the trail`,
      { cause },
    );
  }
};
