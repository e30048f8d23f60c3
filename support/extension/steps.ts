import type { z } from 'zod';
import { defineCheck as define, type Check } from '../../src/verdict';
import { registerCheck } from './team-checks';

export {
  Given,
  When,
  Then,
  Before,
  After,
  defineParameterType,
  DataTable,
} from '@cucumber/cucumber';
export { z } from 'zod';
export { judged } from '../../src/verdict';

/** What `proofgate/steps` gives: the one module that steps of a team import (docs/write-a-feature.md). */
export const defineCheck = <E extends z.ZodType, S extends z.ZodType>(
  check: Check<E, S>,
): Check<E, S> => {
  registerCheck(define(check));
  return check;
};
