import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { findKeys, holdTrail, type Sealed } from '../../src/probes';
import { shardSchema } from '../../src/protocol';
import type { Case } from './case';

/** A place by which something can leave the process, and all that came out by it. */
export interface Outlet {
  readonly place: 'trail' | 'files' | 'log' | 'metrics' | 'answers';
  readonly bytes: Buffer;
}

/** What was said of a case, beside what lies in its workspace. */
interface Told {
  readonly at: Case;
  readonly answers: readonly unknown[];
  readonly log: string;
  readonly metrics: string;
}

/** What the gate itself laid out in a workspace. */
const OWN = /^models(?:-outside)?(?:\/|$)|^trail\.key$/;

/** Everything that left the subject's processes, as far as it can be seen. */
export const outletsOf = async ({ at, answers, log, metrics }: Told): Promise<Outlet[]> => {
  const { directory, auditDirectory } = at.workspace;
  const root = relative(directory, auditDirectory);
  const names = await filesIn(directory);
  const isTrail = (name: string) =>
    name.startsWith(`${root}/`) && at.trail.format.isTrailFile(name.slice(root.length + 1));
  const others = names.filter((name) => !isTrail(name) && !OWN.test(name));
  const said = [at.ready, ...answers].map((answer) => JSON.stringify(answer)).join('\n');
  return [
    { place: 'trail', bytes: await joined(directory, names.filter(isTrail)) },
    { place: 'files', bytes: await joined(directory, others) },
    { place: 'log', bytes: Buffer.from(log) },
    { place: 'metrics', bytes: Buffer.from(metrics) },
    { place: 'answers', bytes: Buffer.from(said) },
  ];
};

const filesIn = async (directory: string): Promise<readonly string[]> => {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)));
};

const joined = async (directory: string, names: readonly string[]): Promise<Buffer> => {
  const parts = names.map(async (name) => [
    Buffer.from(`${name}\n`),
    await readFile(join(directory, name)),
  ]);
  return Buffer.concat((await Promise.all(parts)).flat());
};

const answerWithShard = z.looseObject({ value: z.looseObject({ shard: shardSchema }) });

/** Every seal that was handed out, with what it was put on. */
export const sealsIn = (outlets: readonly Outlet[]): Sealed[] =>
  outlets
    .filter(({ place }) => place === 'answers')
    .flatMap(({ bytes }) => bytes.toString().split('\n'))
    .flatMap((answer) => answerWithShard.safeParse(JSON.parse(answer)).data?.value.shard ?? [])
    .map(({ signature, ...content }) => ({ content, signature }));

const escaped = (name: string): string => name.replace(/[^\w]/g, '\\$&');

const SIGNATURE = /"signature":"([0-9a-f]{64})"/g;

/**
 * Values that look like keys and are none: what the gate knows or said itself, digests of the files
 * there are, the links and seals of the trail's own format, and signatures of shards.
 */
export const explainedIn = async (
  outlets: readonly Outlet[],
  { workspace, trail: place }: Case,
): Promise<ReadonlySet<string>> => {
  const { model, malformed, outside } = workspace;
  const known = [model, malformed, outside].map(({ digest }) => digest);
  const trail = [...(await holdTrail(place)).values()].map((bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  const names = place.format.digestMembers.map(escaped).join('|');
  const digestMembers = new RegExp(`"(?:${names})":"([0-9a-f]{64})"`, 'g');
  const linked = outlets
    .filter(({ place }) => place === 'trail' || place === 'files')
    .flatMap(({ bytes }) => [...bytes.toString('latin1').matchAll(digestMembers)]);
  const signed = outlets
    .filter(({ place }) => place === 'answers')
    .flatMap(({ bytes }) => [...bytes.toString('latin1').matchAll(SIGNATURE)]);
  const named = [...linked, ...signed].map(([, value = '']) => value);
  return new Set([...known, ...trail, ...named].flatMap((value) => [value, ...findKeys(value)]));
};
