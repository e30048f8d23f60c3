import { z } from 'zod';
import { jsonDigest } from '../bag';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** More machines than anyone splits a run over; a greater number is a slip of the keyboard. */
export const MOST_SHARDS = 999;

const number = z.int().min(1).max(MOST_SHARDS);

const shardSchema = z
  .strictObject({ number, of: number })
  .refine((shard) => shard.number <= shard.of, 'expected a number no greater than that of shards');

/** Which part of a plan a run is: the first of three, say. */
export type Shard = z.infer<typeof shardSchema>;

/** `data/plan.json`: what was to be run, by which gate, and which part of it this bundle holds. */
export const planSchema = z.strictObject({
  format: z.literal('proofgate/plan/1'),
  gate: z.strictObject({
    version: z.string(),
    sha256: digest.describe('Over the code of the judge as it ran.'),
    checks: z.record(z.string(), digest).describe('Over the definition of each check, by name.'),
  }),
  seed: z.int().nonnegative(),
  tags: z.string().describe('The tag expression that chose the scenarios; empty for all.'),
  scenarios: z.array(z.string()).describe('The ids of all that was to be run, shards together.'),
  shard: shardSchema.nullable().describe('Null where the bundle holds the whole plan.'),
  joined: z
    .array(z.strictObject({ number, manifestSha256: digest }))
    .describe('The shards it was joined from, by the digest of their payload manifest.'),
});

export type Plan = z.infer<typeof planSchema>;

/** What all shards of a run have in common, as a digest: equal plans, equal digest. */
export const planDigest = ({ gate, seed, tags, scenarios, shard }: Plan): string =>
  jsonDigest({ gate, seed, tags, scenarios, of: shard?.of ?? 1 });

/** `1/3`, as the command line takes it. */
export const shardName = ({ number: nth, of }: Shard): string => `${nth}/${of}`;
