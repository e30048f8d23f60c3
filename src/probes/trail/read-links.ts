import { diskSource } from './disk-source';
import type { KeyedTrail } from './hold-trail';
import { TrailKey } from './trail-key';
import type { TrailVerification } from './types';
import { verifyTrail } from './verify-trail';

/** What chains one record to the one before, as it stands in the file. */
export interface LinkSeen {
  readonly file: string;
  readonly seq: number;
  readonly prev_hash: string;
  readonly hash: string;
}

/** The links of a trail that hold under this key, those of its own life included, and the verdict. */
export const readLinks = async ({
  directory,
  format,
  key,
}: KeyedTrail): Promise<{ links: readonly LinkSeen[]; verification: TrailVerification }> => {
  const links: LinkSeen[] = [];
  const verification = await verifyTrail(diskSource(directory, format), [new TrailKey(key)], {
    record: (passing) => {
      const { seq, prev_hash, hash } = format.recordOf(passing);
      links.push({ file: passing.file, seq, prev_hash, hash });
    },
  });
  return { links, verification };
};
