import { readFileSync } from 'node:fs';
import { createStopwatch } from './effort';
import type { Effort } from './run-program';
import { verdictOf } from './verdict-of';

/** What became of one file. */
export interface ParseResult extends Effort {
  readonly reason: string | null;
}

/** Parses one file, which is in memory before anything is measured: `<path>`. */
const [path = ''] = process.argv.slice(2);
const file = readFileSync(path);
const stopwatch = createStopwatch();
const reason = stopwatch.time(() => verdictOf(file));
const result: ParseResult = { reason, ...stopwatch.effort() };
process.stdout.write(JSON.stringify(result));
