import { diskSource } from './disk-source';
import { TrailKey } from './trail-key';
import type { TrailRecord, TrailVerification } from './types';
import { verifyTrail } from './verify-trail';

/** What chains one record to the one before, as it stands in the file. */
export interface LinkSeen {
  readonly file: string;
  readonly seq: number;
  readonly prev_hash: string;
  readonly hash: string;
}

/** The links of a trail that hold under this key, those of its own life included, and the verdict. */
export const readLinks = async (
  directory: string,
  key: Buffer,
): Promise<{ links: readonly LinkSeen[]; verification: TrailVerification }> => {
  const links: LinkSeen[] = [];
  const verification = await verifyTrail(diskSource(directory), [new TrailKey(key)], {
    record: ({ file, bytes }) => {
      const { seq, prev_hash, hash } = JSON.parse(bytes.toString()) as TrailRecord;
      links.push({ file, seq, prev_hash, hash });
    },
  });
  return { links, verification };
};
