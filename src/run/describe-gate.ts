import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { jsonDigest, type Plan } from '../bundle';
import { checkDefinition, checks } from '../verdict';

/** Code that judges nobody: the subjects, and what tries and times them and the gate. */
const aside = /^src\/reference\/|^support\/(mutants|bench|faults|e2e|lint)\/|\/testing\/|\.test\./;

/** Who judges: the gate by version and code, and each of its checks by definition. */
export const describeGate = async (version: string, code: string): Promise<Plan['gate']> => ({
  version,
  sha256: await codeDigest(code),
  checks: Object.fromEntries(
    [...checks].map(([name, check]) => [name, jsonDigest(checkDefinition(check))]),
  ),
});

/**
 * The SHA-256 of the code of the gate as it runs: over the paths and bytes of its files. It tells
 * two gates of one version apart; a gate run from its sources differs from the same one built.
 */
const codeDigest = async (code: string): Promise<string> => {
  const extension = extname(__filename);
  const hash = createHash('sha256');
  const listed = await Promise.all(
    ['src', 'steps', 'support'].map(async (part) =>
      (await readdir(join(code, part), { recursive: true })).map((path) => join(part, path)),
    ),
  );
  const paths = listed
    .flat()
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith(extension) && !aside.test(path))
    .sort();
  for (const path of paths) {
    const bytes = await readFile(join(code, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
};
