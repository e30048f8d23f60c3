import { regulations, requirements } from '../../catalogue';
import type { ReportInput, ReportScenario } from '../types';
import { observations } from './observations';
import { trailLines } from './trail-lines';

const scenario = (id: string, changes: Partial<ReportScenario>): ReportScenario => ({
  ...{ id, name: `It holds of ${id}`, rule: `The rule of ${id}`, outcome: 'pass', reason: null },
  ...{ feature: `features/small/${id}.feature`, line: 3, requirements: [id], message: null },
  steps: [
    { keyword: 'Given', text: 'a sealed shard', status: 'passed', argument: [['a'], ['b']] },
    { keyword: 'Then', text: 'it holds', status: 'passed', argument: null },
  ],
  ...{ checks: [], raw: [] },
  ...changes,
});

const told: readonly ReportScenario[] = [
  scenario('EMIT-1', {
    ...{ outcome: 'fail', reason: 'expected vram_bytes 8; seen: 7', checks: observations },
    raw: [
      {
        ...{ sha256: 'd'.repeat(64), extension: 'audit', what: 'trail a.audit', bytes: 4711 },
        excerpt: { head: trailLines(4), leftOut: 12, tail: trailLines(20).slice(-2) },
      },
      {
        ...{ sha256: 'e'.repeat(64), extension: 'ndjson', what: 'transcript', bytes: 9_000_000 },
        excerpt: null,
      },
    ],
  }),
  scenario('FLUSH-1', { checks: observations.filter(({ outcome }) => outcome === 'pass') }),
];

/** A run that shows everything a report can show: one requirement fails, one passes. */
export const sampleReport: ReportInput = {
  subject: {
    ...{ name: 'small', version: '1.2.3', language: 'rust', commit: null, backend: 'mock' },
    ...{ artifact_sha256: null, adapter: { name: 'small-adapter', version: '1' } },
    capabilities: ['vram.seal', 'audit.emit'],
  },
  gate: { name: 'proofgate', version: '0.1.0' },
  ...{ verdict: 'violation', exit: 1, demandedAssurance: 'partial' },
  verdicts: requirements.map(({ id }) => {
    const mine = told.find((one) => one.requirements.includes(id));
    return {
      ...{ id, subject: 'small', backend: 'mock', checks: mine?.checks.length ?? 0 },
      assurance: mine ? { level: 'observed', reason: 'read from the files' } : null,
      outcome: mine?.outcome ?? 'not-verified',
      reason: mine ? mine.reason : 'not selected in this run',
    };
  }),
  ...{ scenarios: told, requirements, regulations },
  environment: {
    node: 'v24',
    limits: { op_ms: 5000 },
    probes: [{ name: 'trail', available: true }],
  },
  ...{ startedAt: '2026-11-20T12:00:00Z', finishedAt: '2026-11-20T12:01:00Z' },
  ...{ resultsSha256: 'b'.repeat(64), signedBy: 'c'.repeat(64), notPrinted: 'nobody asked' },
  mutants: {
    gate: 'f'.repeat(64),
    note: 'tested on 2 mutants on 2026-11-20, 1 killed; survived: trusts-a-prefix',
    mutants: [
      { name: 'trusts-a-prefix', killedBy: [] },
      {
        name: 'counts-twice',
        killedBy: [{ requirement: 'EMIT-3', finding: 'expected 1; seen 2' }],
      },
    ],
  },
  standings: [
    {
      waiver: {
        ...{ requirement: 'MON-1', check: 'an-alert-fires', reason: 'no alert fires' },
        ...{ because: 'The rules come next month.', owner: 'alerting', approver: 'security' },
        ...{ issue: 'AUDIT-7', expires: '2026-11-01' },
      },
      ...{ state: 'expired', detail: 'mend the failure, or ask again' },
    },
  ],
  excluded: [],
};
