import type { TrailFormat } from '../format';
import type { TrailVerification } from '../types';
import { filePattern } from './file-pattern';
import { lacksOf } from './lacks';
import { MappedChain } from './mapped-chain';
import { mappedForgery } from './mapped-forgery';
import { MappedWalk } from './mapped-walk';
import { stepsOf } from './pointer';
import { readLine } from './read-line';
import type { TrailMapping } from './schema';
import { Translator } from './translate';

/** How the digest of a file is named, which may stand beside it (TRAIL-6). */
const DIGEST = /\.sha256$/;

/** The format that a mapping describes. */
export const mappedFormat = (name: string, mapping: TrailMapping): TrailFormat => {
  const { matches, inOrder } = filePattern(mapping.files.name, mapping.files.numbers);
  const translator = new Translator(mapping);
  const lacks = lacksOf(mapping);
  const { hash, prev_hash } = mapping.members;
  return {
    name,
    isKeyed: mapping.hash.algorithm === 'hmac-sha256',
    lacks,
    digestMembers: [hash, prev_hash].flatMap((pointer) => stepsOf(pointer).slice(-1)),
    isTrailFile: matches,
    inOrder,
    belongs: (file) => matches(file.replace(DIGEST, '')) || file === 'manifest.json',
    verify: async (source, keys, witness): Promise<TrailVerification> => {
      const files = (await source.names()).filter(matches).sort(inOrder);
      const chain = new MappedChain(mapping, translator, keys);
      const walk = new MappedWalk(source, chain, witness);
      await walk.through(files);
      const { firstBad } = walk;
      return {
        ...{ ok: firstBad === null, records: chain.last.seq, files: files.length, lacks },
        ...(firstBad === null ? {} : { firstBad }),
        tail: walk.isTorn ? 'torn' : 'not-attested',
        attestedThrough: null,
        unlisted: Math.max(0, walk.filled - 1),
      };
    },
    recordOf: ({ bytes, seq }) => {
      const read = readLine(mapping, translator, bytes);
      if (read.ok) return { seq, log_id: '', ...read.record };
      throw new Error(`expected a record that holds, found one that ${read.reason}`);
    },
    prepareExport: () => Promise.resolve(() => []),
    forgery: mappedForgery(mapping),
  };
};
