import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  holdTrail,
  inOrder,
  isTrailFile,
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
export const closedFiles = async ({ ready, workspace }: Case) => {
  const files = await holdTrail(ready.trail.directory);
  const verification = await verifyTrail(memorySource(files), [new TrailKey(workspace.key)]);
  const manifest = manifestOf(files.get('manifest.json'));
  const names = [...files.keys()].filter(isTrailFile).sort(inOrder).slice(0, -1);
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
