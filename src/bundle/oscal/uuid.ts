import { createHash } from 'node:crypto';

/** The namespace of every UUID of this gate; drawn once by chance, and never to be changed. */
const NAMESPACE = 'f2b0c1de-6a54-4f0b-9a3e-52d7b8c4e019';

/** The UUID of a name in a namespace, version 5 of RFC 9562: equal names, equal UUIDs. */
export const uuidV5 = (name: string, namespace = NAMESPACE): string => {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
