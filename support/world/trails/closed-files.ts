import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  chainFiles,
  holdTrail,
  memorySource,
  TrailKey,
  verificationSeen,
  verifyTrail,
} from '../../../src/probes';
import type { Case } from '../case';

const manifestSchema = z.looseObject({
  files: z.array(z.looseObject({ file: z.string(), sha256: z.string() })),
});

const manifestOf = (bytes: Buffer | undefined): ReadonlyMap<string, string> => {
  if (bytes === undefined) return new Map();
  const { files } = manifestSchema.parse(JSON.parse(bytes.toString()));
  return new Map(files.map(({ file, sha256 }) => [file, sha256]));
};

/** Every file that was followed by another, with what is said of it and what is true. */
export const closedFiles = async ({ trail }: Case) => {
  const { format, key } = trail;
  const files = await holdTrail(trail);
  const verification = await verifyTrail(memorySource(files, format), [new TrailKey(key)]);
  const manifest = manifestOf(files.get('manifest.json'));
  const names = chainFiles(files, format).slice(0, -1);
  const closed = names.map((name) => ({
    name,
    sha256: createHash('sha256')
      .update(files.get(name) ?? '')
      .digest('hex'),
    digest_file: /^[0-9a-f]{64}/.exec(files.get(`${name}.sha256`)?.toString() ?? '')?.[0] ?? null,
    manifest: manifest.get(name) ?? null,
  }));
  return { closed, verification: verificationSeen(verification) };
};
