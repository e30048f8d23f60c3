import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  holdTrail,
  inOrder,
  isTrailFile,
  memorySource,
  TrailKey,
  verificationSeen,
  verifyTrail,
} from '../../../src/probes';
import type { Case } from '../case';

type Files = ReadonlyMap<string, Buffer>;

/** The record by which a trail tells that a torn tail was set aside. */
const RECOVERED = 'TailRecovered';

const NEWLINE = 0x0a;

/** Every whole line of the chain, in order. */
const wholeLines = (files: Files): readonly string[] =>
  [...files.keys()]
    .filter(isTrailFile)
    .sort(inOrder)
    .flatMap((name) => {
      const bytes = files.get(name) ?? Buffer.alloc(0);
      const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
      return whole
        .toString('latin1')
        .split(/(?<=\n)/)
        .filter((line) => line !== '');
    });

/**
 * What became of a trail whose writer was gone for a while. That it tells of a recovered tail is asked
 * in the words of format `proofgate/1`: any format has to tell, and its mapping has to say how.
 */
export const recoveredSince = async (at: Case, before: Files, torn: Buffer | null) => {
  const { directory } = at.ready.trail;
  const after = await holdTrail(directory);
  const [were, are] = [wholeLines(before), wholeLines(after)];
  const lost = were.findIndex((line, index) => line !== are[index]);
  let told = 0;
  const verification = await verifyTrail(memorySource(after), [new TrailKey(at.workspace.key)], {
    record: ({ bytes }) => {
      const { event } = JSON.parse(bytes.toString()) as { event: { event_type: string } };
      if (event.event_type === RECOVERED) told += 1;
    },
  });
  return {
    complete: were.length,
    kept: lost === -1 ? were.length : lost,
    set_aside_in: torn === null ? null : await whereaboutsOf(torn, directory),
    told,
    verification: verificationSeen(verification),
  };
};

/** A file beside the trail's own that holds these bytes. */
const whereaboutsOf = async (torn: Buffer, directory: string): Promise<string | null> => {
  for (const name of await readdir(directory)) {
    if (isTrailFile(name)) continue;
    if ((await readFile(join(directory, name))).includes(torn)) return name;
  }
  return null;
};
