import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDigester, formatBagInfo, formatManifest, readTree, sha256 } from '../bag';
import { BAGIT, layout, sealedFiles } from '../layout';
import type { Statement } from '../statements';
import { bagInformation, type AboutBag } from './bag-information';
import { howToVerify } from './how-to-verify';
import { signStatement } from './sign-statement';

/** A bag whose payload is complete: what it is, and what is to be stated of it. */
interface Closing {
  readonly about: Omit<AboutBag, 'payload' | 'publicKey' | 'resultsSha256'>;
  /** The document whose digest stands for the results. */
  readonly results: string;
  /** The seal and the test result, from the digests of the payload and of the tag files. */
  readonly state: (digests: ReadonlyMap<string, string>) => readonly [Statement, Statement];
}

/** Closes a bag: manifests, tag files, the statements, signatures. */
export const closeBag = async (
  root: string,
  signingKey: KeyObject | null,
  { about, results, state }: Closing,
): Promise<void> => {
  const publicKey = signingKey && createPublicKey(signingKey);
  const payload = await payloadOf(root);
  const tagFiles = new Map([
    [layout.bagit, BAGIT],
    [layout.howToVerify, howToVerify(publicKey)],
    [layout.manifest, formatManifest(payload.digests)],
    [
      layout.bagInfo,
      formatBagInfo(
        bagInformation({
          ...{ ...about, publicKey, resultsSha256: payload.digests.get(results) ?? '' },
          payload: { files: payload.digests.size, bytes: payload.bytes },
        }),
      ),
    ],
  ]);
  const tagDigests = new Map(sealedFiles.map((path) => [path, sha256(tagFiles.get(path) ?? '')]));
  await write(root, tagFiles);
  await write(root, new Map([[layout.tagManifest, formatManifest(tagDigests)]]));
  const statements = state(new Map([...payload.digests, ...tagDigests]));
  await write(root, attestations(statements, signingKey));
  if (publicKey) {
    await write(
      root,
      new Map([[layout.signer, publicKey.export({ type: 'spki', format: 'pem' }).toString()]]),
    );
  }
};

const attestations = (
  statements: readonly [Statement, Statement],
  key: KeyObject | null,
): ReadonlyMap<string, string> => {
  const [seal, testResult] = statements.map((one) => JSON.stringify(signStatement(one, key)));
  return new Map([
    [layout.seal, `${seal ?? ''}\n`],
    [layout.testResult, `${testResult ?? ''}\n`],
    [layout.envelopes, `${seal ?? ''}\n${testResult ?? ''}\n`],
  ]);
};

const payloadOf = async (root: string) => {
  const digestOf = fileDigester();
  const digests = new Map<string, string>();
  let bytes = 0;
  for (const [path, size] of (await readTree(root)).files) {
    if (!path.startsWith('data/')) continue;
    digests.set(path, await digestOf(join(root, path)));
    bytes += size;
  }
  return { digests, bytes };
};

const write = async (root: string, files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of files) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
};
