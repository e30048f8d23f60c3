import { z } from 'zod';
import { defineCheck, judged, type Judgement } from '../check';

const placeSchema = z.strictObject({
  place: z.string(),
  bytes: z.int().nonnegative(),
  hits: z.array(z.string()).describe('In which form it was found; the secret itself is not told.'),
});

/** Where a secret could come out, and where a subject that was asked anything has said something. */
const MUST_SPEAK = ['trail', 'answers', 'metrics'] as const;
const MUST_BE_SEARCHED = [...MUST_SPEAK, 'log', 'files'] as const;

/**
 * A secret is nowhere in what left the process (SECRET-1 to SECRET-4). Nothing is concluded where a
 * place was not searched, or where the search did not find what certainly stands there.
 */
export const secretAbsent = defineCheck({
  name: 'secret-absent',
  expects: z.strictObject({ secret: z.string() }),
  observes: z.strictObject({
    control: z
      .strictObject({ what: z.string(), found: z.boolean() })
      .describe('Something that is there, looked for by the same means.'),
    places: z.array(placeSchema),
  }),
  judge: ({ secret }, { control, places }) => {
    const findings = places
      .filter(({ hits }) => hits.length > 0)
      .map(({ place, hits }) => ({
        code: 'secret-told',
        expected: `${secret} nowhere in the ${place}`,
        seen: hits.join(', '),
      }));
    if (findings.length > 0) return judged(findings);
    return blindness(control, places) ?? judged([]);
  },
});

const blindness = (
  control: { what: string; found: boolean },
  places: readonly z.infer<typeof placeSchema>[],
): Judgement | null => {
  const bytesOf = (name: string) => places.find(({ place }) => place === name)?.bytes;
  const unsearched = MUST_BE_SEARCHED.filter((name) => bytesOf(name) === undefined);
  const silent = MUST_SPEAK.filter((name) => bytesOf(name) === 0);
  const reasons = [
    ...unsearched.map((name) => `${name} not searched`),
    ...silent.map((name) => `${name} empty`),
    ...(control.found ? [] : [`${control.what} not found, though it is there`]),
  ];
  return reasons.length === 0 ? null : { outcome: 'inconclusive', reason: reasons.join('; ') };
};
