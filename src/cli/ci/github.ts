import { appendFile } from 'node:fs/promises';
import type { RunResult } from '../../run';
import { visible } from '../../site';
import { failsTheRun, type Outcome, type RequirementVerdict } from '../../verdict';
import type { Context } from '../context';
import { summaryMarkdown, type Came } from './summary';

/** What each outcome is on GitHub; null where nobody has to look. */
const commands: Readonly<Record<Outcome, 'error' | 'warning' | 'notice' | null>> = {
  fail: 'error',
  error: 'error',
  inconclusive: 'warning',
  'not-verified': 'warning',
  waived: 'notice',
  pass: null,
};

/** The runner shows ten of each kind in a step and drops the rest; the summary has them all. */
const MOST_OF_A_KIND = 10;

/**
 * Tells GitHub Actions what a run came to: annotations on standard error, because standard output
 * may be a machine's, and a summary in the file the runner names. Does nothing elsewhere.
 */
export const tellGithub = async (came: Came, { env, err }: Context): Promise<void> => {
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of annotations(came)) err.write(line);
  const summary = env.GITHUB_STEP_SUMMARY ?? '';
  if (summary !== '') await appendFile(summary, summaryMarkdown(came));
  const output = env.GITHUB_OUTPUT ?? '';
  if (output !== '') await appendFile(output, outputsOf(came));
};

/** Workflow commands, one a line; whatever a subject says in them ends no command and begins none. */
export const annotations = ({ results, notJudged }: Came): readonly string[] => {
  const broken = notJudged.map(({ name, backend, reason }) => ({
    ...{ kind: 'error' as const, title: `${name} could not be judged` },
    text: `${reason} (${name} on ${backend})`,
  }));
  const own = results.flatMap((result) => [
    ...result.requirements.flatMap((verdict) => annotation(verdict, result)),
    ...result.standings.filter(failsTheRun).map(({ waiver, state, detail }) => ({
      kind: 'error' as const,
      title: `${waiver.requirement}: waiver ${state}`,
      text: detail,
    })),
  ]);
  const all = [...broken, ...own];
  return (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    all
      .filter((one) => one.kind === kind)
      .slice(0, MOST_OF_A_KIND)
      .map(({ title, text }) => `::${kind} title=${property(title)}::${data(text)}\n`),
  );
};

const annotation = ({ id, outcome, reason, checks }: RequirementVerdict, result: RunResult) => {
  const kind = commands[outcome];
  // What nobody selected is no news; the verdict of the run says it.
  if (kind === null || (outcome === 'not-verified' && checks === 0)) return [];
  const title = result.catalogue.find((one) => one.id === id)?.title ?? id;
  const { name, backend } = result.subject;
  return [
    { kind, title: `${id} ${outcome}`, text: `${title}: ${reason ?? ''} (${name} on ${backend})` },
  ];
};

const outputsOf = ({ verdict, bundle }: Came): string =>
  [`verdict=${verdict}`, `bundle=${oneLine(bundle)}`, ''].join('\n');

/** An output ends with its line; a second line would be another output. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** What would end the message, hide in it or turn the log is escaped, as the runner undoes it. */
const data = (text: string): string =>
  visible(text)
    .replace(/\t/g, ' ')
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
