import { dirname } from 'node:path';
import { findLayout } from '../layout';
import { runSuite } from '../suite';
import { assertNoCollision, type Steps } from './collisions';
import type { TeamRun, TeamWord } from './protocol';

/** The process in which the code of a team runs: no verdict of the standard is made or kept here. */
const say = (word: TeamWord): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(word, (error: Error | null) => {
      if (error) reject(error);
      else resolve();
    });
  });

const runTeam = async (request: TeamRun): Promise<void> => {
  const layout = findLayout();
  const root = dirname(request.features);
  const { messages, printed } = await runSuite({
    ...request,
    layout: {
      ...layout,
      root,
      features: request.features,
      requireModules: [...layout.requireModules, layout.resolve],
    },
    imports: request.steps,
    env: process.env,
    onScenario: (progress) => void say({ kind: 'progress', progress }),
    inspect: (steps) => {
      assertNoCollision(steps as unknown as Steps, {
        texts: request.standardTexts,
        teamFiles: request.steps,
        root,
      });
    },
  });
  for (const message of messages) await say({ kind: 'message', message });
  await say({ kind: 'done', printed });
};

process.once('message', (request: TeamRun) => {
  runTeam(request)
    .catch((cause: unknown) =>
      say({ kind: 'refused', reason: cause instanceof Error ? cause.message : String(cause) }),
    )
    .finally(() => {
      process.disconnect();
    });
});
