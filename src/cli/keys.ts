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
  const named = option ?? env[VARIABLE] ?? '';
  const begin = named.indexOf('-----BEGIN');
  if (begin >= 0) return readPrivateKey(named.slice(begin));
  if (option !== undefined) return readPrivateKey(await readPem(option));
  return named === '' ? null : readPrivateKey(await readNamed(named));
};

/** What the variable holds is never told: it may be the key, mangled on its way here. */
const readNamed = async (value: string): Promise<string> => {
  try {
    return await readFile(value, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'it is no path';
    throw new UsageError(
      `expected $${VARIABLE} to name a file, or to be a private key in PEM, found neither ` +
        `(${code}); check that all of the key arrives, its first line included`,
    );
  }
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
