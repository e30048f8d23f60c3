import { z } from 'zod';
import { defineCheck, judged } from '../check';

/** A disturbance of the machine passes; what emission costs is there in every block. */
const BLOCK = 200;

/** A machine that adds this share of the bound by itself is too busy to tell. */
const NOISE = 0.25;

const times = z.array(z.number().nonnegative()).min(BLOCK);

/** What emission costs beyond a request that does nothing, in milliseconds. */
export interface EmissionCost {
  readonly median_ms: number;
  /** The 99th percentile of the quietest block, beyond the median of a request that does nothing. */
  readonly p99_ms: number;
  /** The same of requests that do nothing, in a block like most: what this machine adds of its own. */
  readonly idle_p99_ms: number;
}

const at = (share: number, values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

const percentiles = (values: readonly number[]): number[] =>
  Array.from({ length: Math.floor(values.length / BLOCK) }, (_, block) =>
    at(0.99, values.slice(block * BLOCK, (block + 1) * BLOCK)),
  );

/** The figures of EMIT-9 from times taken side by side. */
export const emissionCost = (
  emit: readonly number[],
  idle: readonly number[],
  again: readonly number[],
): EmissionCost => {
  const nothing = at(0.5, idle);
  return {
    median_ms: at(0.5, emit) - nothing,
    p99_ms: Math.min(...percentiles(emit)) - nothing,
    idle_p99_ms: at(0.5, percentiles(again)) - nothing,
  };
};

/**
 * Emission costs its caller less than the bound, at the median and at the 99th percentile (EMIT-9).
 * On a machine where requests that do nothing are slow as well, a percentile says nothing of it.
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
    const told = `${median_ms.toFixed(3)} ms at the median, ${p99_ms.toFixed(3)} ms at the 99th percentile`;
    if (median_ms < below_ms && p99_ms < below_ms) return { outcome: 'pass' };
    if (median_ms < below_ms && idle_p99_ms >= below_ms * NOISE) {
      const reason = `${told}; but requests that do nothing take ${idle_p99_ms.toFixed(3)} ms more`;
      return { outcome: 'inconclusive', reason };
    }
    const expected = `emission to cost less than ${below_ms} ms`;
    return judged([{ code: 'emission-dear', expected, seen: told }]);
  },
});
