import { join } from 'node:path';
import {
  exportTrail,
  heldFile,
  holdTrail,
  isTrailFile,
  memorySource,
  TrailKey,
  verificationSeen,
} from '../../../src/probes';
import type { Case } from '../case';

const chainOf = (held: ReadonlyMap<string, Buffer>) =>
  [...held]
    .filter(([name]) => isTrailFile(name))
    .map(([name, bytes]) => heldFile(name, bytes))
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Exports the trail to a place of its own, and verifies the export there. What is exported is what it is
 * compared with: a living writer may begin another file at any time.
 */
export const exportAway = async ({ ready, workspace }: Case) => {
  const output = join(workspace.directory, 'export');
  const held = await holdTrail(ready.trail.directory);
  const verification = await exportTrail({
    source: memorySource(held),
    keys: [new TrailKey(workspace.key)],
    output,
    nowIso: new Date().toISOString(),
  });
  return {
    trail: chainOf(held),
    export: chainOf(await holdTrail(output)),
    verification: verificationSeen(verification),
  };
};
