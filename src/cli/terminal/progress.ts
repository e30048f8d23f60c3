import type { Progress, SelftestProgress } from '../../run';
import type { Context } from '../context';

/** A line that says how far something is. */
interface ProgressLine {
  readonly show: (text: string) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** One line that rewrites itself on a terminal; nothing in CI, in a pipe or under `--json`. */
export const progressLine = ({ err, env }: Context, json: boolean): ProgressLine => {
  if (json || !err.isTTY || (env.CI ?? '') !== '') {
    return { show: () => undefined, clear: () => undefined };
  }
  return {
    show: (text) => err.write(`${CLEAR_LINE}${text.slice(0, Math.max(20, err.columns - 1))}`),
    clear: () => err.write(CLEAR_LINE),
  };
};

/** Shows how far a run is. */
export const showProgress = (context: Context, json: boolean) => {
  const { show, clear } = progressLine(context, json);
  const onScenario = ({ chapter, name, done, total }: Progress): void => {
    show(`${done}/${total} ${chapter}: ${name}`);
  };
  return { onScenario, clear };
};

/** Shows how far a self-test is. */
export const showTrials = (context: Context, json: boolean) => {
  const { show, clear } = progressLine(context, json);
  const onTrial = ({ subject, cells, done, total }: SelftestProgress): void => {
    const told = cells.slice(0, 3).map(({ requirement, outcome }) => `${requirement} ${outcome}`);
    show(`${done}/${total} ${subject}: ${told.join(', ')}`);
  };
  return { onTrial, clear };
};
