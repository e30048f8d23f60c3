import type { Shown } from '../../selftest';
import type { ReportMutants } from '../../site';

/** What the gate was shown to catch, subject by subject, as the page tells it. */
export const caught = ({ gate, note, matrix }: Shown): ReportMutants => {
  const kills = Map.groupBy(matrix?.matrix ?? [], ({ mutant }) => mutant);
  const killed = [...kills].map(([name, pairs]) => ({
    name,
    killedBy: pairs.map(({ requirement, finding: { expected, seen } }) => ({
      requirement,
      finding: `expected ${expected}; seen ${seen}`,
    })),
  }));
  const away = [...(matrix?.survivors ?? []), ...(matrix?.notJudged ?? [])]
    .filter((name) => !kills.has(name))
    .map((name) => ({ name, killedBy: [] }));
  return { gate, note, mutants: [...away, ...killed] };
};
