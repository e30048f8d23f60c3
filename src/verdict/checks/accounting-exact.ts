import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { deviceStateSchema, memoryFindings, usedBy } from './device-memory';

const bytes = z.int().nonnegative();

const stepSchema = z.strictObject({
  asked: z.enum(['seal', 'verify', 'deallocate']),
  shard_id: z.string(),
  bytes: bytes.describe('Of the model, or of the shard.'),
  code: z.string().nullable().describe('Null when granted.'),
  freed_bytes: bytes.nullable().describe('What a granted deallocation says to have given back.'),
  state: deviceStateSchema.nullable().describe('Right afterwards; null where it is never told.'),
});

export type AccountingStep = z.infer<typeof stepSchema>;

/** Beyond these, one drift only repeats itself. */
const MOST_FINDINGS = 5;

/**
 * After each of many requests, memory is what the judge's own ledger says: a shard that fits is
 * granted, one byte more is refused and costs nothing, and what is given back is all of it, once (VRAM-4).
 */
export const accountingExact = defineCheck({
  name: 'accounting-exact',
  expects: z.strictObject({ total_bytes: bytes }),
  observes: z.strictObject({ steps: z.array(stepSchema).min(1) }),
  judge: ({ total_bytes }, { steps }) => {
    const held = new Map<string, number>();
    const findings = steps.flatMap((step, nth): readonly Finding[] => {
      const when = `after request ${nth + 1}, ${step.asked} ${step.bytes} bytes`;
      const fits = step.bytes <= total_bytes - usedBy(held);
      const due = refusalDue(step, { fits, isHeld: held.has(step.shard_id) });
      if (step.asked === 'seal' && fits) held.set(step.shard_id, step.bytes);
      if (step.asked === 'deallocate') held.delete(step.shard_id);
      return [
        ...answerFindings(step, due, when),
        ...(step.state === null
          ? []
          : memoryFindings(step.state, held, { totalBytes: total_bytes, when })),
      ];
    });
    return judged(findings.slice(0, MOST_FINDINGS));
  },
});

/** The code it must be refused with; null where it must be granted. */
const refusalDue = (
  { asked }: AccountingStep,
  { fits, isHeld }: { readonly fits: boolean; readonly isHeld: boolean },
): string | null => {
  if (asked === 'seal') return fits ? null : 'INSUFFICIENT_VRAM';
  return isHeld ? null : 'UNKNOWN_SHARD';
};

const answerFindings = (
  { asked, bytes: size, code, freed_bytes }: AccountingStep,
  due: string | null,
  when: string,
): readonly Finding[] => {
  if (code !== due) {
    const expected = `${when}: ${due === null ? 'granted' : `refused as ${due}`}`;
    return [{ code: 'wrong-answer', expected, seen: code ?? 'granted' }];
  }
  if (asked !== 'deallocate' || due !== null || freed_bytes === size) return [];
  const seen = `${freed_bytes ?? 'none'} given back`;
  return [{ code: 'bytes-kept', expected: `${when}: all of them given back`, seen }];
};
