import { PRACTICAL_BAND, medianPairedDifference } from '../../verdict';
import { Distribution, Intervals } from '../plot';

interface Seen {
  readonly comparison: string;
  readonly digits: number;
  readonly early_ms: readonly number[];
  readonly late_ms: readonly number[];
  readonly again_ms: readonly number[];
  readonly control: { readonly early_ms: readonly number[]; readonly late_ms: readonly number[] };
  readonly instructions: InstructionCounts | null;
}

interface InstructionCounts {
  readonly comparisons: number;
  readonly early: number;
  readonly late: number;
  readonly again: number;
  readonly late_again: number;
}

/** How long comparisons took, and whether where the first difference lies can be told from it. */
export const Comparison = ({ seen }: { seen: Seen }) => {
  const { early_ms, late_ms, again_ms, control, comparison } = seen;
  return (
    <>
      <Distribution
        caption={
          `${early_ms.length} pairs of ${comparison} on ${seen.digits} digits: the first difference ` +
          'early or late. Where the two lie over each other, time tells nothing.'
        }
        unit="ms"
        samples={[
          { name: 'difference early', values: early_ms },
          { name: 'difference late', values: late_ms },
        ]}
      />
      <Intervals
        caption={
          'How much longer the second of each pair took: 99 % intervals of the median. What stays ' +
          `within the shaded ±${PRACTICAL_BAND * 100} % is of no use to an attacker. The leaky control shows that a leak would be seen.`
        }
        band={PRACTICAL_BAND}
        rows={[
          { name: 'late against early', ...medianPairedDifference(early_ms, late_ms) },
          { name: 'same pairs again', ...medianPairedDifference(early_ms, again_ms) },
        ]}
        control={{
          name: 'leaky control',
          ...medianPairedDifference(control.early_ms, control.late_ms),
        }}
      />
      {seen.instructions === null ? null : <Instructions counts={seen.instructions} />}
    </>
  );
};

/** What no busy machine disturbs; of native programs alone. */
const Instructions = ({ counts }: { counts: InstructionCounts }) => {
  const { comparisons, early, late, again, late_again } = counts;
  const more = (count: number): string => ((count - early) / comparisons).toFixed(1);
  return (
    <p>
      Counted by callgrind over {comparisons} comparisons: a late difference took {more(late)}{' '}
      instructions more than an early one; counted once more, the early ones took {more(again)} more
      and the late ones {more(late_again)}.
    </p>
  );
};
