import {
  diskSource,
  readLinks,
  TrailKey,
  verificationSeen,
  verifyTrail,
} from '../../../src/probes';
import type { Case } from '../case';

/** The trail under its key and under one that differs in a single bit. */
export const underKeys = async ({ trail }: Case) => {
  const { directory, format, key } = trail;
  const other = Buffer.from(key);
  other.writeUInt8(other.readUInt8(0) ^ 1, 0);
  const { links, verification } = await readLinks(trail);
  const wrong = await verifyTrail(diskSource(directory, format), [new TrailKey(other)]);
  return {
    first_prev_hash: links[0]?.prev_hash ?? null,
    with_key: verificationSeen(verification),
    with_another_key: verificationSeen(wrong),
  };
};
