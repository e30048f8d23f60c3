import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { IN_TOTO_PAYLOAD_TYPE, envelopeSchema, keyId, pae, type DsseEnvelope } from '../dsse';
import { layout } from '../layout';
import { statementSchema } from '../statements';
import type { BagUnderTest } from './bag-under-test';
import { condition, problemOf, type Condition } from './condition';

/** Both statements are signed with the key from outside, and the seal names the manifest as it is. */
export const sealed = async (bag: BagUnderTest, publicKey: KeyObject): Promise<Condition> => {
  const problems: string[] = [];
  for (const path of [layout.seal, layout.testResult]) {
    problems.push(...(await signatureProblems(bag, path, publicKey)));
  }
  problems.push(...(await manifestProblems(bag)));
  problems.push(...(await copyProblems(bag, publicKey)));
  return condition('sealed', problems, `with the key ${keyId(publicKey)}`);
};

/** The seal names the manifest as it is; by whom it was sealed is not asked. */
export const sealedByAnyone = async (bag: BagUnderTest): Promise<Condition> =>
  condition('sealed', await manifestProblems(bag), 'no key was given: by whom is not known');

/** Reads an envelope. @throws when there is none, or it is not of its shape. */
export const readEnvelope = async (bag: BagUnderTest, path: string): Promise<DsseEnvelope> =>
  envelopeSchema.parse(JSON.parse(await bag.text(path)));

/** Reads the payload of an envelope as JSON. */
export const payloadOf = (envelope: DsseEnvelope): unknown =>
  JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'));

const signatureProblems = (bag: BagUnderTest, path: string, key: KeyObject) =>
  collect(path, async () => {
    const envelope = await readEnvelope(bag, path);
    const { payloadType, signatures } = envelope;
    if (payloadType !== IN_TOTO_PAYLOAD_TYPE) {
      return [`payloadType is ${JSON.stringify(payloadType)}, expected ${IN_TOTO_PAYLOAD_TYPE}`];
    }
    if (signatures.length === 0) return ['is unsigned: the bundle was sealed without a key'];
    const bytes = pae(payloadType, Buffer.from(envelope.payload, 'base64'));
    if (signatures.some(({ sig }) => verify(null, bytes, key, Buffer.from(sig, 'base64')))) {
      return [];
    }
    const claimed = signatures.map(({ keyid }) => keyid.slice(0, 16)).join(', ');
    return [`no signature holds under the key ${keyId(key).slice(0, 16)}… (it claims ${claimed}…)`];
  });

const manifestProblems = (bag: BagUnderTest) =>
  collect(layout.seal, async () => {
    const { subject } = statementSchema.parse(payloadOf(await readEnvelope(bag, layout.seal)));
    const named = subject.find(({ name }) => name === layout.manifest)?.digest.sha256;
    return named !== undefined && named === (await bag.digest(layout.manifest))
      ? []
      : [`does not name ${layout.manifest} as it is now`];
  });

/** The convenience copies say the same as what they copy. */
const copyProblems = async (bag: BagUnderTest, key: KeyObject): Promise<readonly string[]> => [
  ...(await collect(layout.envelopes, async () => {
    const lines = `${await bag.text(layout.seal)}${await bag.text(layout.testResult)}`;
    return lines === (await bag.text(layout.envelopes)) ? [] : ['does not repeat the envelopes'];
  })),
  ...(await collect(layout.signer, async () => {
    if (!bag.tree.files.has(layout.signer)) return [];
    const text = await bag.text(layout.signer);
    const inside = keyId(createPublicKey(text));
    if (inside !== keyId(key)) return [`is another key, ${inside.slice(0, 16)}…`];
    return text === key.export({ type: 'spki', format: 'pem' }) ? [] : ['was changed'];
  })),
];

const collect = async (
  path: string,
  find: () => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  try {
    return (await find()).map((problem) => `${path} ${problem}`);
  } catch (error) {
    return [`${path} cannot be read: ${problemOf(error)}`];
  }
};
