import { parseRecord } from '../record';
import type { TrailFile } from '../storage';
import type { LegalHold } from './manifest';

type HoldEvent = LegalHold & { readonly event_type: string };

const CHUNK_BYTES = 1024 * 1024;

/** Only lines that name a hold are worth parsing. */
const HOLD_LINE = '"severity":"LIFE","event":{"event_type":"LegalHold';

async function* linesOf(file: TrailFile): AsyncGenerator<string> {
  const size = await file.size();
  let rest = Buffer.alloc(0);
  for (let offset = 0; offset < size; offset += CHUNK_BYTES) {
    const chunk = Buffer.concat([rest, await file.read(offset, CHUNK_BYTES)]);
    const end = chunk.lastIndexOf('\n') + 1;
    yield* chunk.toString('utf8', 0, end).split('\n');
    rest = chunk.subarray(end);
  }
}

/**
 * The legal holds in force after a file, given those before it. The chain knows every hold, so that a
 * manifest that was lost takes none with it.
 */
export const holdsAfter = async (
  file: TrailFile,
  before: readonly LegalHold[],
): Promise<readonly LegalHold[]> => {
  let holds = before;
  for await (const line of linesOf(file)) {
    if (!line.includes(HOLD_LINE)) continue;
    const event = parseRecord(line)?.event as HoldEvent | undefined;
    if (event === undefined) continue;
    const { hold, reason, by } = event;
    holds = holds.filter((other) => other.hold !== hold);
    if (event.event_type === 'LegalHoldSet') holds = [...holds, { hold, reason, by }];
  }
  return holds;
};
