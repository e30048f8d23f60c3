import { z } from 'zod';
import type { Batch } from './batch';
import { DeliveryError } from './error';

/** Room for the ids and reasons of the largest batch; a longer answer is not read to its end. */
const LONGEST_ANSWER_BYTES = 1024 * 1024;

/** Of a collector's own words, what a log line can bear. */
const LONGEST_REASON = 200;

const answerSchema = z.object({
  batch: z.string().optional(),
  accepted: z.array(z.string()).optional(),
  rejected: z.array(z.object({ audit_id: z.string(), reason: z.string() })).optional(),
});

/** What the collector says of a batch: every id is of that batch, and none is in both. */
export interface Acknowledgement {
  readonly accepted: ReadonlySet<string>;
  /** Audit id and reason. */
  readonly rejected: ReadonlyMap<string, string>;
}

const unacknowledged = (message: string, cause?: unknown): DeliveryError =>
  new DeliveryError('UNACKNOWLEDGED', message, { cause });

const readBounded = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER_BYTES) {
      throw unacknowledged(`the answer is longer than ${LONGEST_ANSWER_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parseAnswer = (text: string) => {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw unacknowledged('a success must be a JSON object that names the batch', cause);
  }
};

const checkNames = ({ accepted, rejected }: Acknowledgement, { records }: Batch): void => {
  const sent = new Set(records.map(({ auditId }) => auditId));
  const named = [...accepted, ...rejected.keys()];
  if (named.length === 0) throw unacknowledged('the answer names no record');
  if (named.length !== new Set(named).size || named.some((id) => !sent.has(id))) {
    throw unacknowledged('the answer names a record twice, or one that was not sent');
  }
};

/**
 * Reads the answer to a batch: `{"batch": <its key>}` for all of it, or `accepted` (audit ids) and
 * `rejected` (`{audit_id, reason}`) for a part, whatever the 2xx status. Anything else, an empty body
 * included, acknowledges nothing: a proxy's friendly 200 must not pass for the collector's.
 *
 * @throws DeliveryError `UNACKNOWLEDGED`
 */
export const readAcknowledgement = async (
  response: Response,
  batch: Batch,
): Promise<Acknowledgement> => {
  const answer = parseAnswer(await readBounded(response));
  if (answer.batch !== undefined && answer.batch !== batch.key) {
    throw unacknowledged('the answer names another batch');
  }
  const { accepted, rejected } = answer;
  const isWhole = answer.batch !== undefined && accepted === undefined && rejected === undefined;
  const reasons = rejected?.map(
    ({ audit_id, reason }) => [audit_id, reason.slice(0, LONGEST_REASON)] as const,
  );
  const acknowledgement = {
    accepted: new Set(isWhole ? batch.records.map(({ auditId }) => auditId) : accepted),
    rejected: new Map(reasons),
  };
  checkNames(acknowledgement, batch);
  return acknowledgement;
};
