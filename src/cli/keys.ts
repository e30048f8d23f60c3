import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readPrivateKey, readPublicKey } from '../bundle';
import { UsageError } from './usage-error';

/** The variable that names the signing key: a file, or the PEM text itself. */
const VARIABLE = 'PROOFGATE_SIGNING_KEY';

/** The key to sign with, from `--key` or the environment; `null` seals without a signature. */
export const readSigningKey = async (
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<KeyObject | null> => {
  const named = option ?? env[VARIABLE];
  if (named === undefined || named === '') return null;
  return readPrivateKey(named.startsWith('-----BEGIN') ? named : await readPem(named));
};

/** The key to verify with; it must come from outside the bundle. */
export const readVerifyingKey = async (file: string): Promise<KeyObject> =>
  readPublicKey(await readPem(file));

const readPem = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `expected an Ed25519 key in PEM form at ${file}, but it cannot be read: ` +
        `${cause instanceof Error ? cause.message : String(cause)}; check the path, or make a key ` +
        'with: openssl genpkey -algorithm ed25519 -out signer.pem',
      { cause },
    );
  }
};
