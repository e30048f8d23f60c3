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
