import { z } from 'zod';
import { defineCheck, judged } from '../check';

/** What owner-only means for each kind (TRAIL-1). */
const OWNER_ONLY = { directory: '700', file: '600', other: null } as const;

/** The directory of a trail and all that stands in it belong to their owner alone (TRAIL-1). */
export const ownerAlone = defineCheck({
  name: 'owner-alone',
  expects: z.strictObject({}),
  observes: z.strictObject({
    entries: z
      .array(
        z.strictObject({
          name: z.string(),
          kind: z.enum(['directory', 'file', 'other']),
          mode: z.string().describe('Permission bits, octal.'),
        }),
      )
      .min(2)
      .describe('The directory first, as `.`, and at least one file.'),
  }),
  judge: (_, { entries }) =>
    judged(
      entries.flatMap(({ name, kind, mode }) => {
        const allowed = OWNER_ONLY[kind];
        if (mode === allowed) return [];
        return [
          {
            code: 'not-owner-only',
            expected: `${name} as a ${kind === 'directory' ? kind : 'file'} of mode 0${allowed ?? '600'}`,
            seen: `${kind === 'other' ? 'something else' : kind} of mode 0${mode}`,
          },
        ];
      }),
    ),
});
