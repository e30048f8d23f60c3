import { AuditError } from '../error';

/** How long audit records are kept at least, in days, by the regulations the seeds name (TRAIL-7). */
const MINIMUM_DAYS = { GDPR: 2555, 'SOC 2': 2555, 'ISO 27001': 1095 } as const;

export type RetentionRegulation = keyof typeof MINIMUM_DAYS;

const REGULATIONS = Object.keys(MINIMUM_DAYS) as RetentionRegulation[];

/** How long closed files are kept. Without such a policy nothing is ever removed. */
export interface RetentionSettings {
  /** Days from the last record of a file to its removal. */
  readonly days: number;
  /** The regulations in force, all of them when absent. */
  readonly regulations?: readonly RetentionRegulation[] | undefined;
  /**
   * `YYYY-MM-DD`, UTC: an operator vouches that the clock was right on that day. Needed after a leap
   * of the clock, or a long silence, before anything is removed again.
   */
  readonly clock_confirmed_on?: string | undefined;
}

/**
 * Refuses a policy that keeps less than the strictest regulation in force.
 *
 * @throws AuditError `RETENTION_TOO_SHORT`
 */
export const requireMinimum = ({ days, regulations = REGULATIONS }: RetentionSettings): void => {
  for (const regulation of regulations) {
    const minimum = MINIMUM_DAYS[regulation];
    if (days >= minimum) continue;
    throw new AuditError(
      'RETENTION_TOO_SHORT',
      `${regulation} asks for ${minimum} days of retention, the policy says ${days}; keep the trail at least that long`,
    );
  }
};
