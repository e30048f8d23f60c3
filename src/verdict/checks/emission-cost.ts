import { z } from 'zod';
import { defineCheck, judged } from '../check';

const times = z.array(z.number().nonnegative()).min(100);

/** What emission costs beyond a request that does nothing, in milliseconds. */
export interface EmissionCost {
  readonly median_ms: number;
  /** How much later the slowest hundredth of emissions answers than that of other requests. */
  readonly p99_ms: number;
  /** The same between requests that do nothing: what this machine adds of its own. */
  readonly idle_p99_ms: number;
}

const at = (share: number, values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

const minus = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, index) => value - (b[index] ?? 0));

/** The figures of EMIT-9 from times taken side by side. */
export const emissionCost = (
  emit: readonly number[],
  idle: readonly number[],
  again: readonly number[],
): EmissionCost => ({
  median_ms: at(0.5, minus(emit, idle)),
  p99_ms: at(0.99, emit) - at(0.99, idle),
  idle_p99_ms: Math.abs(at(0.99, again) - at(0.99, idle)),
});

/**
 * Emission costs its caller less than the bound, at the median and at the 99th percentile (EMIT-9).
 * A percentile that requests which do nothing miss as well says nothing of emission.
 */
export const emissionIsCheap = defineCheck({
  name: 'emission-is-cheap',
  expects: z.strictObject({ below_ms: z.number().positive() }),
  observes: z.strictObject({
    emit_ms: times.describe('Emissions, each beside a request that does nothing.'),
    idle_ms: times,
    again_ms: times.describe('Requests that do nothing once more: the A/A control.'),
    cost: z
      .strictObject({ median_ms: z.number(), p99_ms: z.number(), idle_p99_ms: z.number() })
      .describe('For people; judged are the times.'),
  }),
  judge: ({ below_ms }, { emit_ms, idle_ms, again_ms }) => {
    const { median_ms, p99_ms, idle_p99_ms } = emissionCost(emit_ms, idle_ms, again_ms);
    const expected = `emission to cost less than ${below_ms} ms`;
    const told = `${median_ms.toFixed(3)} ms at the median, ${p99_ms.toFixed(3)} ms at the 99th percentile`;
    if (median_ms >= below_ms) return judged([{ code: 'emission-dear', expected, seen: told }]);
    if (p99_ms < below_ms) return { outcome: 'pass' };
    if (idle_p99_ms < below_ms) return judged([{ code: 'emission-dear', expected, seen: told }]);
    const reason = `${told}; but requests that do nothing differ by ${idle_p99_ms.toFixed(3)} ms`;
    return { outcome: 'inconclusive', reason };
  },
});
