import type { RunResult } from '../../run';
import type { Outcome } from '../../verdict';
import { paint } from './paint';

/**
 * Several runs side by side, subject by requirement: those that differ between subjects, and those
 * that are no pass on any. What passed on all is counted.
 */
export const renderMatrix = (results: readonly RunResult[], stream: NodeJS.WriteStream): string => {
  const heads = results.map(({ subject: { name, backend } }) => `${name}/${backend}`);
  const widths = heads.map((head) => Math.max(head.length, 'not-verified'.length) + 2);
  const rows = [...outcomesById(results)];
  const passed = rows.filter(([, outcomes]) => outcomes.every((one) => one === 'pass'));
  const line = (first: string, cells: readonly string[]): string =>
    [first.padEnd(12), ...cells.map((cell, index) => cell.padEnd(widths[index] ?? 0))]
      .join('')
      .trimEnd();
  return [
    '',
    line('', heads),
    ...rows
      .filter((row) => !passed.includes(row))
      .map(([id, outcomes]) => {
        const differs = new Set(outcomes).size > 1;
        const text = line(id, outcomes);
        return differs ? `${paint('bold', text, stream)}  differs` : text;
      }),
    `${passed.length} passed on all`,
    '',
  ].join('\n');
};

const outcomesById = (results: readonly RunResult[]): ReadonlyMap<string, readonly Outcome[]> => {
  const ids = new Set(results.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return new Map(
    [...ids].map((id) => [
      id,
      results.flatMap(({ requirements }) =>
        requirements.filter((one) => one.id === id).map(({ outcome }) => outcome),
      ),
    ]),
  );
};
