import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chainFiles,
  holdTrail,
  memorySource,
  TrailKey,
  verificationSeen,
  verifyTrail,
  type KeyedTrail,
  type TrailFormat,
} from '../../../src/probes';
import type { Case } from '../case';

type Files = ReadonlyMap<string, Buffer>;

/** The record by which a trail tells that a torn tail was set aside. */
const RECOVERED = 'TailRecovered';

const NEWLINE = 0x0a;

/** Every whole line of the chain, in order. */
const wholeLines = (files: Files, format: TrailFormat): readonly string[] =>
  chainFiles(files, format).flatMap((name) => {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
    return whole
      .toString('latin1')
      .split(/(?<=\n)/)
      .filter((line) => line !== '');
  });

/**
 * What became of a trail whose writer was gone for a while. Any format has to tell of a recovered
 * tail; what it calls that its mapping says.
 */
export const recoveredSince = async (at: Case, before: Files, torn: Buffer | null) => {
  const { format, key } = at.trail;
  const after = await holdTrail(at.trail);
  const [were, are] = [wholeLines(before, format), wholeLines(after, format)];
  const lost = were.findIndex((line, index) => line !== are[index]);
  let told = 0;
  const verification = await verifyTrail(memorySource(after, format), [new TrailKey(key)], {
    record: (passing) => {
      const { event } = format.recordOf(passing);
      if (event.event_type === RECOVERED) told += 1;
    },
  });
  return {
    complete: were.length,
    kept: lost === -1 ? were.length : lost,
    set_aside_in: torn === null ? null : await whereaboutsOf(torn, at.trail),
    told,
    verification: verificationSeen(verification),
  };
};

/** A file beside the trail's own that holds these bytes. */
const whereaboutsOf = async (
  torn: Buffer,
  { directory, format }: KeyedTrail,
): Promise<string | null> => {
  for (const name of await readdir(directory)) {
    if (format.isTrailFile(name)) continue;
    if ((await readFile(join(directory, name))).includes(torn)) return name;
  }
  return null;
};
