import { join } from 'node:path';
import {
  exportTrail,
  heldFile,
  holdTrail,
  memorySource,
  TrailKey,
  verificationSeen,
  type TrailFormat,
} from '../../../src/probes';
import type { Case } from '../case';

const chainOf = (held: ReadonlyMap<string, Buffer>, format: TrailFormat) =>
  [...held]
    .filter(([name]) => format.isTrailFile(name))
    .map(([name, bytes]) => heldFile(name, bytes))
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Exports the trail to a place of its own, and verifies the export there. What is exported is what it is
 * compared with: a living writer may begin another file at any time.
 */
export const exportAway = async ({ trail, workspace }: Case) => {
  const { format } = trail;
  const output = join(workspace.directory, 'export');
  const held = await holdTrail(trail);
  const verification = await exportTrail({
    source: memorySource(held, format),
    keys: [new TrailKey(trail.key)],
    output,
    nowIso: new Date().toISOString(),
  });
  return {
    trail: chainOf(held, format),
    export: chainOf(await holdTrail({ directory: output, format }), format),
    verification: verificationSeen(verification),
  };
};
