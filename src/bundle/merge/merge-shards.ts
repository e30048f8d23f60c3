import type { KeyObject } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { regulations, requirements } from '../../catalogue';
import { decideRun, readScenarios } from '../../verdict';
import { BundleError } from '../errors';
import { layout } from '../layout';
import { demandOf } from '../results';
import { shardName } from '../plan';
import type { BundleInput, Catalogue, WrittenBundle } from '../types';
import { writeBundle } from '../write-bundle';
import { assertOneRun, type ReadShard } from './agree';
import { joinEnvironments } from './join-environment';
import { joinMessages } from './join-messages';
import { readShard } from './read-shard';

/** What is joined, and where to. */
export interface MergeRequest {
  readonly shards: readonly string[];
  /** The final directory, which must not exist yet, drawn from who was judged and when. */
  readonly directoryFor: (subject: { name: string; version: string }, startedAt: string) => string;
  /** A place for copies of the evidence while they are brought together. */
  readonly temporaryDirectory: string;
  readonly signingKey: KeyObject | null;
  /** The key that the shards were sealed with; null leaves open who sealed them. */
  readonly shardKey: KeyObject | null;
  readonly catalogue?: Catalogue;
}

/**
 * Joins the bundles of all shards of a run into the one that the run would have left undivided:
 * every shard is verified and judged again, and the verdicts are drawn anew from all of them.
 *
 * @throws {BundleError} when the shards do not hold, are not of one run or not all of it.
 */
export const mergeShards = async (request: MergeRequest): Promise<WrittenBundle> => {
  const { catalogue = { requirements, regulations } } = request;
  const shards: ReadShard[] = [];
  for (const directory of request.shards) {
    shards.push(await readShard(directory, request.shardKey, catalogue));
  }
  assertOneRun(shards);
  const [first, ...others] = shards.sort((a, b) => a.plan.shard.number - b.plan.shard.number);
  if (!first) throw new RangeError('expected shards, found none');
  const evidence = await mkdtemp(join(request.temporaryDirectory, 'proofgate-merge-'));
  try {
    for (const { directory } of shards) await copyAll(join(directory, layout.evidence), evidence);
    return await writeBundle(await inputOf(request, [first, ...others], evidence, catalogue));
  } finally {
    await rm(evidence, { recursive: true });
  }
};

const copyAll = async (from: string, to: string): Promise<void> => {
  for (const name of await readdir(from)) await copyFile(join(from, name), join(to, name));
};

const inputOf = async (
  request: MergeRequest,
  shards: readonly [ReadShard, ...ReadShard[]],
  evidenceDirectory: string,
  catalogue: Catalogue,
): Promise<BundleInput> => {
  const [first] = shards;
  const [subject] = first.subjects.subjects;
  const { facts, ...times } = joinEnvironments(
    shards.map(({ plan, environment }) => ({ shard: shardName(plan.shard), environment })),
  );
  const messages = joinMessages(shards.map((shard) => shard.messages));
  if (!messages) throw otherStandard();
  return {
    ...judged(messages, first, catalogue),
    directory: request.directoryFor(subject, times.startedAt),
    messages,
    evidenceDirectory,
    featuresDirectory: join(first.directory, layout.features),
    demandedAssurance: first.policy.demandedAssurance,
    exceptions: first.policy.exceptions,
    ...(first.payload.has(layout.waivers) && { waiversText: await first.text(layout.waivers) }),
    subject,
    gate: first.policy.gate,
    mutants: first.mutants,
    environment: facts,
    plan: { ...first.plan, shard: null, joined: shards.map(origin) },
    ...times,
    signingKey: request.signingKey,
    catalogue,
  };
};

const origin = ({ plan, manifestSha256 }: ReadShard) => ({
  number: plan.shard.number,
  manifestSha256,
});

const judged = (
  messages: BundleInput['messages'],
  { subjects, policy }: ReadShard,
  catalogue: Catalogue,
) => {
  const scenarios = readScenarios(messages);
  const decision = decideRun(catalogue.requirements, scenarios, demandOf(policy, subjects));
  return { scenarios, ...decision };
};

const otherStandard = (): BundleError =>
  new BundleError(
    'SHARDS_DIFFER',
    'expected message streams of one standard, found ones that differ by more than their ids; run ' +
      'every shard with the same gate and features',
  );
