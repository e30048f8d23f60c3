import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A line of a golden transcript: who says it, and the message as it goes over the wire. */
export interface GoldenLine {
  readonly direction: 'host' | 'subject';
  readonly message: Readonly<Record<string, unknown>>;
}

export const schemaFile = path.join(__dirname, 'version-1.schema.json');

/** One of everything that protocol version 1 can say, as a conversation; for tests. */
export const readTranscript = (): readonly GoldenLine[] =>
  readFileSync(path.join(__dirname, 'version-1.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenLine);
