import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../bag';
import { BundleError } from '../errors';

/**
 * Looks for secrets in every file beneath a directory, in constant memory.
 *
 * @throws {BundleError} `SECRET_FOUND`, naming the file and never the secret.
 */
export const refuseSecrets = async (root: string, secrets: readonly string[]): Promise<void> => {
  const needles = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .map((text) => Buffer.from(text, 'utf8'));
  if (needles.length === 0) return;
  for (const path of (await readTree(root)).files.keys()) {
    if (!(await holds(join(root, path), needles))) continue;
    throw new BundleError(
      'SECRET_FOUND',
      `expected no secret in the bundle, found one in ${path}; nothing was sealed. Find out how it ` +
        'came there, and treat it as leaked',
    );
  }
};

const holds = async (path: string, needles: readonly Buffer[]): Promise<boolean> => {
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const window = Buffer.concat([tail, chunk as Buffer]);
    if (needles.some((needle) => window.includes(needle))) return true;
    tail = window.subarray(Math.max(0, window.length - overlap));
  }
  return false;
};
