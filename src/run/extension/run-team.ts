import { fork } from 'node:child_process';
import type { Envelope } from '@cucumber/messages';
import type { Progress } from '../types';
import { assertTags, refused } from './team-features';
import type { Extension } from './prepare';
import type { TeamRun, TeamWord } from './protocol';

/** As much of what it printed as helps to see what went wrong. */
const SHOWN_OUTPUT = 2000;

/**
 * A scenario that takes longer than this has a step that gives its process back to nobody: every
 * other one is ended after two minutes, or after those that it asks for.
 */
const SILENT_MS = 15 * 60_000;

const withheld = ['PROOFGATE_SIGNING_KEY', 'NODE_OPTIONS'];

/** The environment of a team's process: not the key that signs bundles, and no options of Node. */
const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const kept = Object.entries(env).filter(([name]) => !withheld.includes(name));
  return Object.fromEntries(kept);
};

interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly onScenario: (progress: Progress) => void;
  /** For how long no scenario may come to its end, in milliseconds. */
  readonly silentMs?: number;
}

/**
 * Runs the features of a team in a process of its own and gives the messages of it, once every
 * scenario in them was found to speak for the team alone.
 *
 * @throws {RunError} `BAD_EXTENSION`
 */
export const runTeam = async (
  program: string,
  request: TeamRun,
  { requirements, steps }: Extension,
  around: Around,
): Promise<readonly Envelope[]> => {
  const messages = await converse(program, request, around);
  const own = new Set(requirements.map(({ id }) => id));
  const pickles = messages.flatMap(({ pickle }) => pickle ?? []);
  for (const pickle of pickles) assertTags(pickle.uri, pickle, own);
  const ran = new Set(messages.flatMap(({ testCase }) => testCase?.pickleId ?? []));
  const isWhole = pickles.every(({ id }) => request.tags !== '' || ran.has(id));
  if (isWhole && pickles.length > 0) return messages;
  throw refused(
    `expected every scenario of the team to be tried, found ${ran.size} of ${pickles.length}; ` +
      `see that nothing in ${steps.join(', ') || 'its steps'} ends the process`,
  );
};

const converse = (
  program: string,
  request: TeamRun,
  { env, onScenario, silentMs = SILENT_MS }: Around,
): Promise<readonly Envelope[]> =>
  new Promise((resolve, reject) => {
    const messages: Envelope[] = [];
    let printed = '';
    let isDone = false;
    let reason: string | null = null;
    const child = fork(program, [], {
      env: withoutSecrets(env),
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed = `${printed}${chunk.toString()}`.slice(-SHOWN_OUTPUT);
      });
    }
    const silence = setTimeout(() => {
      reason =
        `expected a scenario to come to its end within ${silentMs / 60_000} minutes, found none; ` +
        'correct the step that never gives its process back';
      child.kill('SIGKILL');
    }, silentMs).unref();
    child.on('message', (word: TeamWord) => {
      silence.refresh();
      if (word.kind === 'message') messages.push(word.message);
      if (word.kind === 'progress') onScenario(word.progress);
      if (word.kind === 'refused') reason = word.reason;
      if (word.kind === 'done') isDone = true;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(silence);
      const output = printed.trim();
      if (reason !== null) reject(refused(reason));
      else if (isDone) resolve(messages);
      else {
        const how = signal ?? `exit code ${code ?? 'none'}`;
        reject(
          refused(
            "expected the team's features to run to their end, found that their process ended by " +
              `${how}; correct the steps${output === '' ? '' : `. It printed: ${output}`}`,
          ),
        );
      }
    });
    child.send(request);
  });
