import type { CaseConfig } from '../../../src/protocol';
import { carriedByRequest } from '../provocation';
import type { SubjectUnderTest } from '../subject-under-test';
import { dayOf } from './clock';

/** Days each regulation asks for at least, as the requirement has them (TRAIL-7). */
const MINIMUM_DAYS = { GDPR: 2555, 'SOC 2': 2555, 'ISO 27001': 1095 } as const;

export type Regulation = keyof typeof MINIMUM_DAYS;

type Retention = NonNullable<CaseConfig['audit']['retention']>;

/** Gives the next case a retention policy, and vouches that today is today. */
export const retain = (subject: SubjectUnderTest, days: number, regulation: Regulation): void => {
  const retention: Retention = {
    ...{ days, regulations: [regulation] },
    clock_confirmed_on: dayOf(Date.now()),
  };
  subject.configure({ retention });
  if (days >= MINIMUM_DAYS[regulation]) return;
  subject.provoked.push(carriedByRequest(`a retention of ${days} days under ${regulation}`));
};
