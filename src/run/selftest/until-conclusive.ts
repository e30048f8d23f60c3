import type { Cell } from '../../selftest';
import type { Try } from './types';

/** How often a requirement is asked that a busy machine leaves open. */
const ATTEMPTS = 3;

const isOpen = ({ outcome }: Cell): boolean => outcome === 'inconclusive' || outcome === 'error';

/**
 * What a busy machine leaves open or breaks off is asked again: only a conclusive answer counts either
 * way. Why it had to be asked again stays with the answer.
 */
export const untilConclusive =
  (attempt: Try): Try =>
  async (task) => {
    const before: Cell[] = [];
    for (let tries = 1; ; tries += 1) {
      const cells = await attempt(task);
      const open = cells.filter(isOpen);
      if (open.length === 0 || tries === ATTEMPTS)
        return cells.map((cell) => rememberingWhy(cell, before));
      before.push(...open);
    }
  };

const rememberingWhy = (cell: Cell, before: readonly Cell[]): Cell => ({
  ...cell,
  cameToNothing: before
    .filter(({ requirement }) => requirement === cell.requirement)
    .map(({ outcome, reason }) => `${outcome}: ${reason ?? 'no reason was told'}`),
});
