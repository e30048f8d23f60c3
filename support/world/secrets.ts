import { readFile } from 'node:fs/promises';
import { findKeys, findPointers, findSecret, sealingKeys } from '../../src/probes';
import type { Assurance } from '../../src/verdict';
import { witnessed } from './assurances';
import type { Case } from './case';
import { sealsIn, type Outlet } from './outlets';

/** Something that must not come out, how it is looked for, and how well that can be seen. */
interface Secret {
  readonly assurance: Assurance;
  /** Looks into all outlets, and says for each in which forms it was found. */
  find(outlets: readonly Outlet[], at: Case, explained: ReadonlySet<string>): Promise<string[][]>;
}

const among =
  (bytesOf: (at: Case) => Promise<readonly Buffer[]>): Secret['find'] =>
  async (outlets, at) => {
    const secrets = await bytesOf(at);
    return outlets.map(({ bytes }) => secrets.flatMap((secret) => findSecret(bytes, secret)));
  };

/** Names what was found without telling it: enough to look it up. */
const hint = (found: string): string => `${found.slice(0, 6)}… (${found.length} characters)`;

const unexplained =
  (find: (text: string) => string[]): Secret['find'] =>
  (outlets, _, explained) =>
    Promise.resolve(
      outlets.map(({ bytes }) =>
        find(bytes.toString('latin1'))
          .filter((found) => !explained.has(found.toLowerCase()))
          .map((found) => `a value nobody can explain: ${hint(found)}`),
      ),
    );

/** A key is known by the seals it makes, or taken for one because nobody can say what else it is. */
const keys: Secret['find'] = (outlets, _, explained) => {
  const seals = sealsIn(outlets);
  return Promise.resolve(
    outlets.map(({ bytes }) => {
      const found = findKeys(bytes.toString('latin1'));
      const certain = sealingKeys(found, seals);
      return found
        .filter((value) => certain.includes(value) || !explained.has(value))
        .map((value) =>
          certain.includes(value)
            ? `the key that makes the seals: ${hint(value)}`
            : `32 bytes that nobody can explain: ${hint(value)}`,
        );
    }),
  );
};

/** The tensors of a model: its header names things that may be named. */
const TENSORS_FROM = 512;

/** What the features call secret. */
export const secrets = {
  'the worker token': {
    assurance: witnessed.canary,
    find: among(({ token }) => Promise.resolve([Buffer.from(token)])),
  },
  'the content of the models': {
    assurance: witnessed.canary,
    find: among(async ({ workspace: { model, malformed, outside } }) => [
      (await readFile(model.path)).subarray(TENSORS_FROM),
      await readFile(malformed.path),
      (await readFile(outside.path)).subarray(TENSORS_FROM),
    ]),
  },
  'the seal key': { assurance: witnessed.sealKey, find: keys },
  'the place of the shard on the device': {
    assurance: witnessed.pointer,
    find: unexplained(findPointers),
  },
} as const satisfies Record<string, Secret>;

export type SecretName = keyof typeof secrets;
