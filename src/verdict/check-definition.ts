import { z } from 'zod';
import type { Check } from './check';

/** What a check is, in words that another gate can hold against its own. */
export interface CheckDefinition {
  readonly expects: unknown;
  readonly observes: unknown;
  readonly judge: string;
}

/**
 * What a check asks and how it judges, so that a change of it can be told between two gates. The
 * code is that of its own function: what this calls is told by the digest of the gate alone.
 */
export const checkDefinition = (check: Check): CheckDefinition => ({
  expects: z.toJSONSchema(check.expects),
  observes: z.toJSONSchema(check.observes),
  judge: bare(String(Reflect.get(check, 'judge'))),
});

/** Code without what two compilers write differently: blanks, brackets, names of modules. */
const bare = (code: string): string =>
  code.replace(/\b(?:_[a-z]\w*|\w+_\d)\./g, '').replace(/[\s;,(){}'"`]/g, '');
