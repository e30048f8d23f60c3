import { identifierProblem } from '../shared-validation';

/** Looks at a shard id: why it is refused, in a word for machines, or null. */
export type ShardIdCheck = (shardId: string) => string | null;

/** What a shard id could do to a path made from it, whatever shared validation let pass (PATH-1). */
export const traversalProblem: ShardIdCheck = (shardId) => {
  if (shardId.includes('..')) return 'parent_reference';
  if (/[/\\]/.test(shardId)) return 'path_separator';
  return null;
};

/** The two layers, each enough for what it names: shared validation, then our own look (PATH-1, -2). */
export const shardIdChecks: readonly ShardIdCheck[] = [identifierProblem, traversalProblem];

/** The first problem any layer finds. */
export const shardIdProblem = (checks: readonly ShardIdCheck[], shardId: string): string | null =>
  checks.map((check) => check(shardId)).find((problem) => problem !== null) ?? null;
