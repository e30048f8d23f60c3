import { join } from 'node:path';
import {
  diskSource,
  exportTrail,
  heldFile,
  holdTrail,
  TrailKey,
  verificationSeen,
  type TrailFormat,
} from '../../../src/probes';
import type { Case } from '../case';

const chainIn = async (directory: string, format: TrailFormat) =>
  [...(await holdTrail({ directory, format }))]
    .filter(([name]) => format.isTrailFile(name))
    .map(([name, bytes]) => heldFile(name, bytes))
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Exports the trail to a place of its own, and verifies the export there. */
export const exportAway = async ({ trail: { directory, format, key }, workspace }: Case) => {
  const output = join(workspace.directory, 'export');
  const verification = await exportTrail({
    source: diskSource(directory, format),
    keys: [new TrailKey(key)],
    output,
    nowIso: new Date().toISOString(),
  });
  return {
    trail: await chainIn(directory, format),
    export: await chainIn(output, format),
    verification: verificationSeen(verification),
  };
};
