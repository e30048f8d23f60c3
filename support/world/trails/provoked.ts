import { createHash } from 'node:crypto';
import { holdTrail, verifyTrail, memorySource, TrailKey } from '../../../src/probes';
import type { Case } from '../case';
import type { Provoked } from '../provocation';

type Files = ReadonlyMap<string, Buffer>;

const digestOf = (files: Files): string => {
  const digest = createHash('sha256');
  for (const name of [...files.keys()].sort())
    digest.update(`${name}\n`).update(files.get(name) ?? '');
  return digest.digest('hex');
};

/** Something that was done to the files, shown by their digests before and after. */
export const changedFiles = (kind: string, before: Files, after: Files): Provoked => {
  const [was, is] = [digestOf(before), digestOf(after)];
  const evidence = `the files were ${was.slice(0, 16)}…, then ${is.slice(0, 16)}…`;
  return { kind, evidence: () => Promise.resolve({ fired: was !== is, evidence }) };
};

/** A clock that was set to another time, shown by what the records that were written since say. */
export const setClock = (kind: string, at: () => Promise<Case>, offsetMs: number): Provoked => ({
  kind,
  evidence: async () => {
    const { trail } = await at();
    const { format, key } = trail;
    let latest = '';
    const source = memorySource(await holdTrail(trail), format);
    await verifyTrail(source, [new TrailKey(key)], {
      record: (passing) => {
        latest = format.recordOf(passing).timestamp;
      },
    });
    const aheadMs = Date.parse(latest) - Date.now();
    const fired = Math.abs(aheadMs - offsetMs) < 3_600_000;
    return { fired, evidence: `the last record bears the time ${latest || 'of none'}` };
  },
});
