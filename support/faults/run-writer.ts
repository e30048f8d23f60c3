import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Built JavaScript, as a worker runs: a compiler in the process would make calls of its own. */
const WRITER = join(__dirname, '..', '..', 'dist', 'support', 'faults', 'programs', 'writer.js');

/** The slowest life takes some ten seconds, all of it waited for on purpose. */
const DEADLINE_MS = 60_000;

/** What a writer said of itself before it ended of its own accord. */
export interface Account {
  readonly attempts: number;
  readonly failures: number;
  readonly critical: number;
  /** Names of the events that did not fail, in the order of their emission. */
  readonly kept: readonly string[];
  readonly failed: readonly { readonly name: string; readonly code: string }[];
  readonly meanEmitMs: number;
  readonly slowestEmitMs: number;
  readonly slowestWaitMs: number;
}

/** How one life of a writer went. */
export interface Life {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Names of the events it had called synced, in order. */
  readonly acknowledged: readonly string[];
  /** Null when it did not come to the end of its steps. */
  readonly account: Account | null;
  readonly log: string;
}

type Signal = (name: NodeJS.Signals) => void;

export interface WriterOptions {
  /** Everything that may be set of `Told`. */
  readonly settings?: Readonly<Record<string, number>>;
  /** A program and its arguments that start the writer in their turn. */
  readonly under?: readonly string[];
  /** The user and group it runs as. */
  readonly user?: number;
  /** Told of each word, with the means to stop and to kill. */
  readonly onWord?: (word: Word, signal: Signal) => void;
  /** Given the same means as soon as the process is there. */
  readonly onStart?: (signal: Signal) => void;
}

/** One line of a writer: it is open, or an event is synced, or a step was refused, or its account. */
interface Word extends Partial<Account> {
  readonly opened?: string;
  readonly acknowledged?: string;
  readonly refused?: string;
  readonly because?: string;
}

const isAccount = (word: Word): word is Word & Account => word.attempts !== undefined;

/** Runs one life of a writer on a directory, from its opening to its end, whatever that is. */
export const runWriter = async (
  directory: string,
  life: string,
  steps: readonly string[],
  options: WriterOptions = {},
): Promise<Life> => {
  const { settings = {}, under = [], user, onWord, onStart } = options;
  const argv = [...under, process.execPath, WRITER, directory, life];
  const [command = '', ...args] = [...argv, JSON.stringify(settings), ...steps];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    detached: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const signal: Signal = (name) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
  };
  const deadline = setTimeout(() => {
    signal('SIGKILL');
  }, DEADLINE_MS);
  onStart?.(signal);
  const words: Word[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const word = JSON.parse(line) as Word;
    words.push(word);
    onWord?.(word, signal);
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [code, ending] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(deadline);
  return {
    code,
    signal: ending,
    acknowledged: words.flatMap(({ acknowledged }) => acknowledged ?? []),
    account: words.find(isAccount) ?? null,
    log,
  };
};
