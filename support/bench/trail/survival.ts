import { readLines } from '../loggers';
import { inOwnDirectory } from '../rounds';
import { runProgram, type Ended } from '../run-program';
import type { Section } from '../types';

const LOGGERS = ['trail', 'pino sync', 'pino async', 'pino transport', 'winston'] as const;

/** Files may not grow beyond this: about a fifth of what the thousand events need. */
const FULL_DISK = ['prlimit', '--fsize=65536'] as const;

interface Ending {
  readonly name: string;
  readonly under?: readonly string[];
}

const ENDINGS: readonly Ending[] = [
  { name: 'SIGTERM, unhandled' },
  { name: 'SIGTERM, handler exits' },
  { name: 'process.exit at once' },
  { name: 'process.exit, file open' },
  { name: 'natural end' },
  { name: 'natural end, disk full', under: FULL_DISK },
];

interface Survival {
  readonly logger: string;
  readonly ending: string;
  readonly lines: number;
  readonly exit: string;
  readonly told: string;
}

/** The others take a fifth of a second; who has not ended by then is not going to. */
const DEADLINE_MS = 4000;

const exitOf = ({ code, signal, isOverdue }: Ended): string =>
  isOverdue ? `none in ${DEADLINE_MS / 1000} s` : (signal ?? String(code));

/** What the process said about lines that are not there. */
const toldBy = ({ stderr }: Ended): string =>
  /failed: (?<count>\d+)/.exec(stderr)?.groups?.count ?? (stderr === '' ? '' : 'an error');

const survive = (directory: string, logger: string, ending: Ending): Promise<Survival> =>
  inOwnDirectory(directory, async (place) => {
    const ended = await runProgram('survival', [logger, place, ending.name], {
      under: ending.under ?? [],
      deadlineMs: DEADLINE_MS,
    });
    const lines = (await readLines(place)).length;
    return { logger, ending: ending.name, lines, exit: exitOf(ended), told: toldBy(ended) };
  });

const rowOf = ({ logger, ending, lines, exit, told }: Survival): string[] => [
  ending,
  logger,
  lines.toLocaleString('en'),
  exit,
  told,
];

/** What is left of a thousand events, by how the process ends. */
export const survival = async (directory: string): Promise<Section> => {
  const found: Survival[] = [];
  for (const ending of ENDINGS) {
    for (const logger of LOGGERS) found.push(await survive(directory, logger, ending));
  }
  return {
    title: 'Survival: a thousand events in one turn, then the process ends',
    method:
      'One process for each row, with no handler of its own unless it says so; "told" is how many failures were counted, or that an error was printed.',
    figures: found.map(({ logger, ending, lines }) => ({
      name: `${logger}, present after ${ending}`,
      value: lines,
      unit: 'lines of 1,000',
    })),
    table: {
      columns: ['ending', 'logger', 'present', 'exit', 'told'],
      rows: found.map(rowOf),
    },
  };
};
