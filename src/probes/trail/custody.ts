import { z } from 'zod';
import { digestNameOf, digestedBy } from './file-name';
import { openSealed } from './sealed-document';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { BadRecord } from './types';

export const HEAD_NAME = 'head.json';
export const MANIFEST_NAME = 'manifest.json';
const HEAD_FORMAT = 'proofgate/1 head';
export const MANIFEST_FORMAT = 'proofgate/1 manifest';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.int().nonnegative();

const headSchema = z.looseObject({ log_id: z.string(), seq, hash: hex, file: z.string() });

const manifestSchema = z.looseObject({
  log_id: z.string(),
  files: z.array(
    z.looseObject({
      file: z.string(),
      first_seq: seq,
      last_seq: seq,
      first_prev_hash: hex,
      last_hash: hex,
      sha256: hex,
      bytes: z.int().nonnegative(),
      closed_at: z.string(),
    }),
  ),
  boundary: z.looseObject({ seq, hash: hex }).nullable(),
  holds: z.array(z.json()),
  clock_believed: z.string(),
});

/** Where the trail ended at least, when this was written. */
export type Head = z.infer<typeof headSchema>;

/** What was closed, and where the trail begins since retention removed its oldest files. */
export type Manifest = z.infer<typeof manifestSchema>;

export type ManifestEntry = Manifest['files'][number];

/** What stands beside the files of a trail and vouches for them. */
export interface Custody {
  readonly head: Head | null;
  readonly manifest: Manifest | null;
  /** Trail files that a digest file speaks of, whether they are there or not. */
  readonly digested: ReadonlySet<string>;
  /** The document that is not what it should be. */
  readonly bad: BadRecord | null;
}

/** Reads it all, before the files: what it says is then true of them, even while they grow. */
export const readCustody = async (
  source: TrailSource,
  keys: readonly TrailKey[],
): Promise<Custody> => {
  const read = async <T>(file: string, format: string, schema: z.ZodType<T>) => {
    const bytes = await source.document(file);
    if (bytes === null) return { content: null, bad: null };
    const bad = (reason: string) => ({
      content: null,
      bad: { file, line: 1, seq: null, reason: `${file} ${reason}` },
    });
    const sealed = openSealed(bytes, format, keys);
    if (sealed.kind === 'bad') return bad(sealed.reason);
    if (sealed.kind === 'outdated') return { content: null, bad: null };
    const parsed = schema.safeParse(sealed.content);
    if (!parsed.success) return bad(`is malformed: ${z.prettifyError(parsed.error)}`);
    return { content: parsed.data, bad: null };
  };
  const head = await read(HEAD_NAME, HEAD_FORMAT, headSchema);
  const manifest = await read(MANIFEST_NAME, MANIFEST_FORMAT, manifestSchema);
  const digested = (await source.names()).map(digestedBy).filter((name) => name !== null);
  return {
    head: head.content,
    manifest: manifest.content,
    digested: new Set(digested),
    bad: head.bad ?? manifest.bad,
  };
};

/** What is wrong with a file's digest file; null when nothing is, or there is none. */
export const wrongDigest = async (
  source: TrailSource,
  file: string,
  sha256: string,
): Promise<BadRecord | null> => {
  const name = digestNameOf(file);
  const found = (await source.document(name))?.toString('latin1');
  if (found === undefined || found === `${sha256}  ${file}\n`) return null;
  return { file: name, line: 1, seq: null, reason: `${name} does not fit ${file}` };
};
