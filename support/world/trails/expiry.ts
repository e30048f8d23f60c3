import {
  beginnings,
  heldFile,
  holdTrail,
  isTrailFile,
  memorySource,
  TrailKey,
  verificationSeen,
  verifyTrail,
} from '../../../src/probes';
import type { Case } from '../case';
import { daysBetween } from './clock';

type Files = ReadonlyMap<string, Buffer>;

const lastTimeIn = (bytes: Buffer): number => {
  const lines = bytes.toString().trimEnd().split('\n');
  const { timestamp } = JSON.parse(lines.at(-1) ?? '{}') as { timestamp?: string };
  return Date.parse(timestamp ?? '');
};

const chainFiles = (files: Files) =>
  [...files].filter(([name, bytes]) => isTrailFile(name) && bytes.length > 0);

/** What expiry took and what it left; ages by the time there is, whatever the subject's clock says. */
export const expirySince = async ({ ready, workspace }: Case, before: Files) => {
  const after = await holdTrail(ready.trail.directory);
  const stood = chainFiles(before).map(([name, bytes]) => heldFile(name, bytes));
  const stands = chainFiles(after).map(([name, bytes]) => heldFile(name, bytes));
  const verification = await verifyTrail(memorySource(after), [new TrailKey(workspace.key)]);
  return {
    before: stood.map(({ name, sha256, content }) => ({
      name,
      sha256,
      age_days: daysBetween(lastTimeIn(content), Date.now()),
    })),
    after: beginnings(stood, stands).map(({ name, beginning }) => ({ name, beginning })),
    verification: verificationSeen(verification),
  };
};
