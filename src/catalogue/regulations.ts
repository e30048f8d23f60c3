/** A clause of a regulation, by its public identifier and in our own words. */
export interface RegulationDefinition {
  /** A token OSCAL accepts: letters, digits, dot and hyphen, no blank. */
  readonly id: string;
  readonly framework: 'GDPR' | 'SOC 2' | 'ISO/IEC 27001:2013' | 'ISO/IEC 27001:2022';
  readonly clause: string;
  /** What the clause asks of an audit trail; never the protected text itself. */
  readonly asks: string;
}

/** The clauses the seeds name, and the 2022 successors of the ISO controls. */
export const regulations = [
  {
    id: 'GDPR-30',
    framework: 'GDPR',
    clause: 'Art. 30',
    asks: 'Keep records of what was processed, so that they can be shown on request.',
  },
  {
    id: 'GDPR-32',
    framework: 'GDPR',
    clause: 'Art. 32',
    asks: 'Keep integrity, confidentiality and resilience, and test regularly that they are kept.',
  },
  {
    id: 'GDPR-33',
    framework: 'GDPR',
    clause: 'Art. 33',
    asks: 'Notice a breach, document it, and be able to report it with its facts in time.',
  },
  {
    id: 'SOC2-CC6.1',
    framework: 'SOC 2',
    clause: 'CC6.1',
    asks: 'Protect assets by controls on logical access whose use leaves a trace.',
  },
  {
    id: 'SOC2-CC7.2',
    framework: 'SOC 2',
    clause: 'CC7.2',
    asks: 'Watch the system so that what deviates is noticed, its own logging included.',
  },
  {
    id: 'SOC2-CC7.3',
    framework: 'SOC 2',
    clause: 'CC7.3',
    asks: 'Be able to examine what was noticed and decide whether it was an incident.',
  },
  {
    id: 'ISO27001-2013-A.12.4.1',
    framework: 'ISO/IEC 27001:2013',
    clause: 'A.12.4.1',
    asks: 'Record security-relevant events, keep the records and look at them.',
  },
  {
    id: 'ISO27001-2013-A.12.4.3',
    framework: 'ISO/IEC 27001:2013',
    clause: 'A.12.4.3',
    asks: 'Record what those who run the system do, in records they cannot quietly change.',
  },
  {
    id: 'ISO27001-2022-A.8.15',
    framework: 'ISO/IEC 27001:2022',
    clause: 'A.8.15',
    asks: 'Produce, keep, protect and examine logs of activities, failures and events.',
  },
  {
    id: 'ISO27001-2022-A.8.16',
    framework: 'ISO/IEC 27001:2022',
    clause: 'A.8.16',
    asks: 'Monitor for abnormal behaviour and act on what is found.',
  },
] as const satisfies readonly RegulationDefinition[];

export type RegulationId = (typeof regulations)[number]['id'];
