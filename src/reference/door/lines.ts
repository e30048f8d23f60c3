import type { Readable } from 'node:stream';

/**
 * The lines of a stream, until it ends or is destroyed. Only a newline ends one: `readline` would
 * also end it at U+2028 and U+2029, which JSON may hold as they are.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  input.setEncoding('utf8');
  try {
    for await (const chunk of input as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause;
  }
}
