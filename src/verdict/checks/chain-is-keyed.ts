import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { lackOf, withLack, type Lack } from './lacks';
import { brokenFindings, verificationSchema } from './verification';

/** What the first record follows. */
const GENESIS = '0'.repeat(64);

/**
 * Each record carries the keyed hash of its bytes and the hash before: from the files alone they fit
 * under the key, the very first does not fit under another, and it follows 64 zeros (TRAIL-2).
 */
export const chainIsKeyed = defineCheck({
  name: 'chain-is-keyed',
  expects: z.strictObject({}),
  observes: z.strictObject({
    first_prev_hash: z.string().nullable().describe('Null where there is no record.'),
    with_key: verificationSchema,
    with_another_key: verificationSchema,
  }),
  judge: (_, { first_prev_hash, with_key, with_another_key }) => {
    const findings: Finding[] = [...brokenFindings(with_key)];
    if (first_prev_hash !== null && first_prev_hash !== GENESIS) {
      findings.push({
        code: 'wrong-beginning',
        expected: 'a first prev_hash of 64 zeros',
        seen: first_prev_hash,
      });
    }
    if (with_another_key.records > 0) {
      findings.push({
        code: 'key-does-not-matter',
        expected: 'no record that holds under another key',
        seen: withLack(
          `${with_another_key.records} records that do`,
          lackOf(with_key.lacks, 'key'),
        ),
      });
    }
    return judged([...findings, ...uncovered(with_key.lacks)]);
  },
});

/** A hash that leaves something out, or runs fields together, is none over the record. */
const uncovered = (lacks: readonly Lack[] | undefined): readonly Finding[] => {
  const seen = lackOf(lacks, 'cover', 'bounds');
  if (seen === '') return [];
  const expected = 'a hash that fits no other record than the one it stands in';
  return [{ code: 'hash-leaves-room', expected, seen }];
};
