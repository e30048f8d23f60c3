import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { brokenFindings, verificationSchema } from './verification';

/**
 * What a crash left unfinished is moved out of the chain and told of; every complete record stays,
 * and the chain goes on (TRAIL-5).
 */
export const tornSetAside = defineCheck({
  name: 'torn-set-aside',
  expects: z.strictObject({ torn: z.boolean().describe('False: nothing is there to set aside.') }),
  observes: z.strictObject({
    complete: z.int().describe('Complete records before.'),
    kept: z.int().describe('How many of them, from the first, are there after, byte for byte.'),
    set_aside_in: z.string().nullable().describe('A file that holds the torn bytes, all of them.'),
    told: z.int().describe('Records after that tell of a recovered tail.'),
    verification: verificationSchema,
  }),
  judge: ({ torn }, { complete, kept, set_aside_in, told, verification }) => {
    const findings: Finding[] = [...brokenFindings(verification)];
    const find = (code: string, expected: string, seen: string) => {
      findings.push({ code, expected, seen });
    };
    if (kept < complete) {
      find('record-lost', `all ${complete} complete records kept`, `the first ${kept} of them`);
    }
    if (verification.tail === 'torn') {
      find('still-torn', 'a trail that ends in a whole line', 'an unfinished last line');
    }
    if (torn && set_aside_in === null) {
      find('torn-bytes-gone', 'the torn bytes set aside in a file', 'no file that holds them');
    }
    const due = torn ? 1 : 0;
    if (told !== due) {
      find('recovery-told-wrong', `${due} records of a recovered tail`, `${told}`);
    }
    return judged(findings);
  },
});
