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

/** Of a self-test a log gets a line for so many trials: one a minute or so, and not three hundred. */
const TRIALS_A_LINE = 10;

/** Shows how far a self-test is; it takes long enough that a log is told as well. */
export const showTrials = (context: Context, json: boolean) => {
  const line = progressLine(context, json);
  const isLog = !json && (!context.err.isTTY || (context.env.CI ?? '') !== '');
  const onTrial = ({ subject, cells, done, total }: SelftestProgress): void => {
    const told = cells.slice(0, 3).map(({ requirement, outcome }) => `${requirement} ${outcome}`);
    const text = `${done}/${total} ${subject}: ${told.join(', ')}`;
    if (!isLog) line.show(text);
    else if (done % TRIALS_A_LINE === 0) context.err.write(`self-test: ${text}\n`);
  };
  return { onTrial, clear: line.clear };
};
