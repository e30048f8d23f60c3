import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The specification of the format. */
export const specification = readFileSync(join(__dirname, '../../../../docs/trail.md'), 'utf8');

/** The files of the specification's example and its two keys, by name. */
export const example: ReadonlyMap<string, Buffer> = new Map(
  [...specification.matchAll(/^```text (\S+)\n([^]*?)^```$/gm)].map(
    ([, name = '', text = '']) => [name, Buffer.from(text)] as const,
  ),
);
