import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDigester, formatBagInfo, formatManifest, readTree, sha256 } from '../bag';
import { BAGIT, layout, sealedFiles } from '../layout';
import { planSchema } from '../plan';
import {
  environmentSchema,
  policySchema,
  resultsSchema,
  subjectsSchema,
  traceabilitySchema,
} from '../results';
import { sealStatement, testResultStatement, type Sealed } from '../statements';
import { bagInformation } from './bag-information';
import { howToVerify } from './how-to-verify';
import { signStatement } from './sign-statement';

/**
 * Closes a bag whose payload is complete: manifests, tag files, statements drawn from the payload,
 * signatures. Takes nothing on trust from its caller but the key.
 */
export const sealBag = async (root: string, signingKey: KeyObject | null): Promise<void> => {
  const publicKey = signingKey && createPublicKey(signingKey);
  const payload = await payloadOf(root);
  const documents = await readDocuments(root);
  const { results, policy, environment } = documents;
  const tagFiles = new Map([
    [layout.bagit, BAGIT],
    [layout.howToVerify, howToVerify(publicKey)],
    [layout.manifest, formatManifest(payload.digests)],
    [
      layout.bagInfo,
      formatBagInfo(
        bagInformation({
          ...{ results, gate: policy.gate, finishedAt: environment.finishedAt, publicKey },
          resultsSha256: payload.digests.get(layout.results) ?? '',
          payload: { files: payload.digests.size, bytes: payload.bytes },
        }),
      ),
    ],
  ]);
  const tagDigests = new Map(sealedFiles.map((path) => [path, sha256(tagFiles.get(path) ?? '')]));
  await write(root, tagFiles);
  await write(root, new Map([[layout.tagManifest, formatManifest(tagDigests)]]));
  const sealed = { ...documents, digests: new Map([...payload.digests, ...tagDigests]) };
  await write(root, attestations(sealed, signingKey));
  if (publicKey) {
    await write(
      root,
      new Map([[layout.signer, publicKey.export({ type: 'spki', format: 'pem' }).toString()]]),
    );
  }
};

const attestations = (sealed: Sealed, key: KeyObject | null): ReadonlyMap<string, string> => {
  const seal = JSON.stringify(signStatement(sealStatement(sealed), key));
  const testResult = JSON.stringify(signStatement(testResultStatement(sealed), key));
  return new Map([
    [layout.seal, `${seal}\n`],
    [layout.testResult, `${testResult}\n`],
    [layout.envelopes, `${seal}\n${testResult}\n`],
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

const readDocuments = async (root: string) => {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(root, path), 'utf8'));
  return {
    results: resultsSchema.parse(await json(layout.results)),
    policy: policySchema.parse(await json(layout.policy)),
    subjects: subjectsSchema.parse(await json(layout.subjects)),
    traceability: traceabilitySchema.parse(await json(layout.traceability)),
    environment: environmentSchema.parse(await json(layout.environment)),
    plan: (await readTree(root)).files.has(layout.plan)
      ? planSchema.parse(await json(layout.plan))
      : null,
  };
};

const write = async (root: string, files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of files) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
};
