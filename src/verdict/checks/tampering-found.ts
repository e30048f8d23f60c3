import { z } from 'zod';
import { defineCheck, judged } from '../check';
import { lackOf, withLack, type Lack } from './lacks';
import { verificationSchema } from './verification';

const placeSchema = z.strictObject({ file: z.string(), line: z.int() });

/** For want of what each kind of tampering goes unseen. */
const wants = (tampering: string): readonly Lack['kind'][] => {
  if (tampering.startsWith('the loss of')) return ['sequence', 'end', 'link'];
  return tampering.startsWith('a new chain') ? ['key'] : ['cover', 'bounds'];
};

/** Verification of a trail that was tampered with names the first bad record (TRAIL-3). */
export const tamperingFound = defineCheck({
  name: 'tampering-found',
  expects: z.strictObject({
    tampering: z.string(),
    at: z.array(placeSchema).min(1).describe('Any of these is right.'),
  }),
  observes: z.strictObject({ verification: verificationSchema }),
  judge: ({ tampering, at }, { verification: { first_bad, lacks } }) => {
    const isRight = at.some(
      ({ file, line }) => file === first_bad?.file && line === first_bad.line,
    );
    if (isRight) return judged([]);
    const places = at.map(({ file, line }) => `${file}:${line}`).join(' or ');
    return judged([
      {
        code: first_bad === null ? 'tampering-not-found' : 'wrong-record-named',
        expected: `${tampering} found at ${places}`,
        seen:
          first_bad === null
            ? withLack('a trail that verifies', lackOf(lacks, ...wants(tampering)))
            : `${first_bad.reason} at ${first_bad.file}:${first_bad.line}`,
      },
    ]);
  },
});
