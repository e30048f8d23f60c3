import type { Progress } from '../../run';
import type { Context } from '../context';

/** Shows how far a run is. */
interface ProgressLine {
  readonly onScenario: (progress: Progress) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** One line that rewrites itself on a terminal; nothing in CI, in a pipe or under `--json`. */
export const showProgress = ({ err, env }: Context, json: boolean): ProgressLine => {
  const quiet = json || !err.isTTY || (env.CI ?? '') !== '';
  return {
    onScenario: ({ name, done, total }) => {
      if (quiet) return;
      const text = `${done}/${total} ${name}`.slice(0, Math.max(20, err.columns - 1));
      err.write(`${CLEAR_LINE}${text}`);
    },
    clear: () => {
      if (!quiet) err.write(CLEAR_LINE);
    },
  };
};
