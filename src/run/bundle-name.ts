import { existsSync } from 'node:fs';
import { type Shard } from '../bundle';

/** `<subject>-<version>-<UTC stamp>`, in letters that every file system takes; a shard says so. */
export const bundleName = (
  { name, version }: { readonly name: string; readonly version: string },
  startedAt: Date,
  shard: Shard | null,
): string => {
  const stamp = startedAt.toISOString().replace(/[:.]/g, '');
  const part = shard === null ? '' : `-shard-${shard.number}-of-${shard.of}`;
  return `${name}-${version}-${stamp}${part}`.replace(/[^\w.-]+/g, '_');
};

/** `several-<UTC stamp>`: the subjects are named within. */
export const severalName = (startedAt: Date): string =>
  `several-${startedAt.toISOString().replace(/[:.]/g, '')}`;

/** A name nobody has yet: two runs that began in the same millisecond may share an output. */
export const freeName = (wanted: string): string => {
  for (let nth = 2, name = wanted; ; nth += 1) {
    if (!existsSync(name)) return name;
    name = `${wanted}-${nth}`;
  }
};
