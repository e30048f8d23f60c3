import { join } from 'node:path';
import {
  diskSource,
  exportTrail,
  heldFile,
  holdTrail,
  isTrailFile,
  TrailKey,
  verificationSeen,
} from '../../../src/probes';
import type { Case } from '../case';

const chainIn = async (directory: string) =>
  [...(await holdTrail(directory))]
    .filter(([name]) => isTrailFile(name))
    .map(([name, bytes]) => heldFile(name, bytes))
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Exports the trail to a place of its own, and verifies the export there. */
export const exportAway = async ({ ready, workspace }: Case) => {
  const output = join(workspace.directory, 'export');
  const verification = await exportTrail({
    source: diskSource(ready.trail.directory),
    keys: [new TrailKey(workspace.key)],
    output,
    nowIso: new Date().toISOString(),
  });
  return {
    trail: await chainIn(ready.trail.directory),
    export: await chainIn(output),
    verification: verificationSeen(verification),
  };
};
