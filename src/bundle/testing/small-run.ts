import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requirements } from '../../catalogue';
import { showOf } from '../../selftest';
import { decideRun, readScenarios } from '../../verdict';
import type { BundleInput } from '../types';
import { writeEvidence } from './observations';
import { runFeatures } from './run-cucumber';
import { smallFeature } from './small.feature';
import { temporaryPlace } from './temporary-place';

const subject = {
  ...{ name: 'small', version: '1.2.3', language: 'typescript', commit: null, backend: 'mock' },
  ...{ artifact_sha256: null, adapter: { name: 'in-memory', version: '0' } },
  capabilities: ['vram.seal', 'audit.emit'],
};

/** A run, small and real, of all scenarios or some; its bundle is to be `<place>/bundle`. */
export const smallRun = async (
  changes: Partial<BundleInput> = {},
  names: readonly string[] = [],
): Promise<BundleInput & { readonly place: string }> => {
  const place = await temporaryPlace();
  await mkdir(join(place, 'features', 'small'), { recursive: true });
  await writeFile(join(place, 'features', 'small', 'small.feature'), smallFeature);
  await writeFile(join(place, 'features', 'never-ran.feature.txt'), '');
  const evidenceDirectory = join(place, 'evidence');
  const messages = await runFeatures(place, await writeEvidence(evidenceDirectory), names);
  const scenarios = readScenarios(messages);
  const demand = { subject: subject.name, backend: subject.backend, assurance: 'partial' as const };
  const { verdicts, verdict, exit } = decideRun(requirements, scenarios, demand);
  return {
    ...{ place, directory: join(place, 'bundle'), messages, evidenceDirectory },
    ...{ featuresDirectory: join(place, 'features'), scenarios, verdicts, verdict, subject },
    ...{ exit, demandedAssurance: demand.assurance },
    gate: { name: 'proofgate', version: '0.1.0' },
    environment: { node: 'v24', home: join(place, 'features'), limits: { op_ms: 5000 } },
    mutants: showOf('0'.repeat(64), null),
    startedAt: '2026-11-20T12:00:00.000Z',
    finishedAt: '2026-11-20T12:01:00.000Z',
    signingKey: null,
    ...changes,
  };
};
