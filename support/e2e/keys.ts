import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a fresh Ed25519 pair as PEM files. */
export const writeKeys = async (
  directory: string,
  name: string,
): Promise<{ secret: string; open: string }> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const secret = join(directory, `${name}.pem`);
  const open = join(directory, `${name}.pub.pem`);
  await writeFile(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(open, publicKey.export({ type: 'spki', format: 'pem' }));
  return { secret, open };
};
