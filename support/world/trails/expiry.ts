import {
  beginnings,
  chainFiles,
  heldFile,
  holdTrail,
  memorySource,
  TrailKey,
  verificationSeen,
  verifyTrail,
  type TrailFormat,
} from '../../../src/probes';
import type { Case } from '../case';
import { daysBetween } from './clock';

type Files = ReadonlyMap<string, Buffer>;

const lastTimeIn = (bytes: Buffer, format: TrailFormat): number => {
  const line = bytes.toString().trimEnd().split('\n').at(-1) ?? '';
  return Date.parse(format.recordOf({ bytes: Buffer.from(line), seq: 0 }).timestamp);
};

const heldIn = (files: Files, format: TrailFormat) =>
  chainFiles(files, format)
    .map((name) => heldFile(name, files.get(name) ?? Buffer.alloc(0)))
    .filter(({ bytes }) => bytes > 0);

/** What expiry took and what it left; ages by the time there is, whatever the subject's clock says. */
export const expirySince = async ({ trail }: Case, before: Files) => {
  const { format, key } = trail;
  const after = await holdTrail(trail);
  const [stood, stands] = [heldIn(before, format), heldIn(after, format)];
  const verification = await verifyTrail(memorySource(after, format), [new TrailKey(key)]);
  return {
    before: stood.map(({ name, sha256, content }) => ({
      name,
      sha256,
      age_days: daysBetween(lastTimeIn(content, format), Date.now()),
    })),
    after: beginnings(stood, stands).map(({ name, beginning }) => ({ name, beginning })),
    verification: verificationSeen(verification),
  };
};
