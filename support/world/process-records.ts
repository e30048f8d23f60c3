import { createHash } from 'node:crypto';
import type { Subject } from '../../src/driver';
import type { Evidence } from './evidence';

/**
 * Keeps what was said over the wire and what was logged. The driver's transcript names worker tokens
 * by fingerprint already; a log that shows one is a finding (SECRET-4), and must not leak it further.
 */
export const keepRecords = async (
  process: Subject,
  tokens: readonly string[],
  evidence: Evidence,
): Promise<void> => {
  const transcript = process.transcript().map((entry) => `${JSON.stringify(entry)}\n`);
  await evidence.keepRaw(Buffer.from(transcript.join('')), 'ndjson', 'transcript');
  const log = tokens.reduce(
    (text, token) => text.replaceAll(token, fingerprint(token)),
    process.stderr(),
  );
  if (log !== '') await evidence.keepRaw(Buffer.from(log), 'log', 'standard error');
};

/** How a secret is named without being told. */
const fingerprint = (secret: string): string =>
  `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;
