import { fork } from 'node:child_process';
import type { Envelope } from '@cucumber/messages';
import type { Progress } from '../types';
import { assertTags, refused } from './team-features';
import type { Extension } from './prepare';
import type { TeamRun, TeamWord } from './protocol';

/** As much of what it printed as helps to see what went wrong. */
const SHOWN_OUTPUT = 2000;

const withheld = ['PROOFGATE_SIGNING_KEY', 'NODE_OPTIONS'];

/** The environment of a team's process: not the key that signs bundles, and no options of Node. */
const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const kept = Object.entries(env).filter(([name]) => !withheld.includes(name));
  return Object.fromEntries(kept);
};

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
  around: { readonly env: NodeJS.ProcessEnv; readonly onScenario: (progress: Progress) => void },
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
  { env, onScenario }: Parameters<typeof runTeam>[3],
): Promise<readonly Envelope[]> =>
  new Promise((resolve, reject) => {
    const messages: Envelope[] = [];
    const printed: string[] = [];
    let isDone = false;
    let reason: string | null = null;
    const child = fork(program, [], {
      env: withoutSecrets(env),
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    }
    child.on('message', (word: TeamWord) => {
      if (word.kind === 'message') messages.push(word.message);
      if (word.kind === 'progress') onScenario(word.progress);
      if (word.kind === 'refused') reason = word.reason;
      if (word.kind === 'done') isDone = true;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const output = printed.join('').slice(-SHOWN_OUTPUT).trim();
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
