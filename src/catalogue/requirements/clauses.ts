import type { RegulationId } from '../regulations';

/** The clauses a requirement serves, grouped by what it is for. */
export const serves = {
  /** What happened is on record. */
  records: ['GDPR-30', 'SOC2-CC7.2', 'ISO27001-2013-A.12.4.1', 'ISO27001-2022-A.8.15'],
  /** A security incident can be shown to have been noticed and recorded. */
  incidents: [
    'GDPR-33',
    'SOC2-CC7.2',
    'SOC2-CC7.3',
    'ISO27001-2013-A.12.4.1',
    'ISO27001-2022-A.8.15',
  ],
  /** A gap in the trail is noticed while it opens. */
  monitoring: ['SOC2-CC7.2', 'SOC2-CC7.3', 'ISO27001-2022-A.8.16'],
  /** The trail itself cannot be altered unseen. */
  protection: ['GDPR-32', 'SOC2-CC7.3', 'ISO27001-2013-A.12.4.3', 'ISO27001-2022-A.8.15'],
  /** Models, keys and memory are reached only by those who may. */
  access: ['GDPR-32', 'SOC2-CC6.1'],
  /** It is known who did it. */
  accountability: ['GDPR-30', 'SOC2-CC6.1', 'ISO27001-2013-A.12.4.3', 'ISO27001-2022-A.8.15'],
  /** Sealed models are what they were, and the system keeps working. */
  integrity: ['GDPR-32', 'SOC2-CC7.2'],
} as const satisfies Readonly<Record<string, readonly RegulationId[]>>;
