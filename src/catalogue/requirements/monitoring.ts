import type { RequirementDefinition } from '../types';
import { serves } from './clauses';
import { both } from './crates';

/** MON, DOC: a gap in the trail wakes somebody, who finds it explained. */
export const monitoring = [
  {
    id: 'MON-1',
    title: 'More than 1% failed emissions over 5 minutes raise an alert',
    statement:
      'The alert rules MUST load in Prometheus and MUST fire when over 1% of emissions fail over ' +
      '5 minutes, a ratio of failures to attempts (a per-second rate compared with 0.01, as in ' +
      'the seeds, is not 1%), and MUST stay silent below.',
    severity: 'blocking',
    chapter: 'monitoring',
    crates: both,
    source: [
      { seed: '001', section: 'Alerts Required' },
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
      { seed: 'requirements', section: 'MON and DOC' },
    ],
    regulations: serves.monitoring,
    observed:
      'The rules are loaded and evaluated over series on both sides of 1%, at high and at low ' +
      'traffic.',
    minimumChecks: 2,
  },
  {
    id: 'MON-2',
    title: 'Any CRITICAL failure raises an alert within a minute',
    statement: 'The alert rules MUST fire within 1 minute of any CRITICAL emission failure.',
    severity: 'blocking',
    chapter: 'monitoring',
    crates: both,
    source: [{ seed: '001', section: 'Alerts Required' }],
    regulations: serves.monitoring,
    observed: 'The rules are evaluated over series with no and with one CRITICAL failure.',
    minimumChecks: 2,
  },
  {
    id: 'MON-3',
    title: 'The alert rules cover the prefix of every crate',
    statement: 'The alert rules MUST cover the metric prefix of every crate.',
    severity: 'major',
    chapter: 'monitoring',
    crates: both,
    source: [{ seed: '001', section: 'Alerts Required' }],
    regulations: serves.monitoring,
    observed: 'The rules are evaluated over failures of one crate at a time.',
    minimumChecks: 2,
  },
  {
    id: 'DOC-1',
    title: 'The README has an Audit Logging section',
    statement:
      'The README of a subject MUST have an Audit Logging section that names its CRITICAL events, ' +
      'its metrics, the alert threshold and the non-blocking note.',
    severity: 'major',
    chapter: 'monitoring',
    crates: both,
    source: [
      { seed: '001', section: 'README Updates (Both Crates)' },
      { seed: '002', section: 'CONCERN 2: Audit Emission Failures Are Non-Blocking' },
      { seed: '000', section: 'Our Recommendation' },
    ],
    regulations: serves.monitoring,
    observed:
      'The README is read, and its Audit Logging section is searched for the four things it must ' +
      'name.',
    minimumChecks: 2,
  },
] as const satisfies readonly RequirementDefinition[];
