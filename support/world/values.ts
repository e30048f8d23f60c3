import type { Matcher } from '../../src/verdict';
import { CAPACITY_BYTES, forge } from '../fixtures';
import { askers } from './askers';
import type { Case } from './case';

const equals = (value: string | number | null): Matcher => ({ equals: value });

/** What the words of a feature's table stand for in a case: the judge's own knowledge. */
const values: Readonly<Record<string, (at: Case) => Matcher>> = {
  'the shard': ({ shardId }) => equals(shardId),
  'the worker': ({ actor }) => equals(actor.worker_id),
  'the address': ({ actor }) => equals(actor.source_ip),
  'the correlation': ({ actor }) => equals(actor.correlation_id),
  'the other worker': (at) => equals(askers['somebody else'](at).worker_id),
  'the other address': (at) => equals(askers['somebody else'](at).source_ip),
  'the other correlation': (at) => equals(askers['somebody else'](at).correlation_id),
  nothing: () => equals(null),
  'the model size': ({ workspace }) => equals(workspace.model.bytes),
  'the model digest': ({ workspace }) => equals(workspace.model.digest),
  'another digest': ({ workspace }) => ({
    pattern: `^(?!${workspace.model.digest}$)[0-9a-f]{64}$`,
  }),
  'the digest of the changed bytes': ({ changedDigest }) => equals(changedDigest),
  'the digest forged': ({ workspace }) => equals(forge(workspace.model.digest)),
  'the digest wrong in its last digit': ({ workspace }) =>
    equals(forge(workspace.model.digest, 63)),
  'the digest of another model': ({ workspace }) => equals(workspace.outside.digest),
  'the other shard': ({ shardId }) => equals(`${shardId}-2`),
  'twice the model size': ({ workspace }) => equals(2 * workspace.model.bytes),
  'the memory beside a shard': (at) => equals(CAPACITY_BYTES - at.shard().vram_bytes),
  'the device memory': () => equals(CAPACITY_BYTES),
  'device 0': () => equals(0),
  'no bytes': () => equals(0),
  'the size asked for': () => equals(2 * CAPACITY_BYTES),
  // What stands for a value that was never given is no words.
  'some words': () => ({ pattern: '^(?!<sanitization-failed>$)[^]*\\S' }),
};

/** @throws {Error} when the table uses words the vocabulary does not know. */
export const valueOf = (words: string, at: Case): Matcher => {
  const quoted = /^"(.*)"$/.exec(words)?.[1];
  if (quoted !== undefined) return equals(quoted);
  const value = values[words];
  if (value) return value(at);
  throw new Error(
    `expected one of ${Object.keys(values).join(', ')} or quoted text, found: ${words}`,
  );
};
