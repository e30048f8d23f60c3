import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { Sights } from './observations';

// Node loads a module once, so the steps register once; later runs take the library of the first.
let steps: ISupportCodeLibrary | null = null;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs the features beneath a directory for real, all or those scenarios, and gives every message.
 * One run waits for the other: two at once would take the steps from each other.
 */
export const runFeatures = (...given: Parameters<typeof runAlone>): ReturnType<typeof runAlone> => {
  const run = turn.then(() => runAlone(...given));
  turn = Promise.allSettled([run]);
  return run;
};

const runAlone = async (
  cwd: string,
  sights: Sights,
  names: readonly string[] = [],
): Promise<readonly Envelope[]> => {
  const silent = new PassThrough().resume();
  const environment = { cwd, stdout: silent, stderr: silent, env: {} };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: ['features/**/*.feature'],
        require: [join(__dirname, 'looks.steps.ts')],
        name: names.map((name) => escaped(name)),
        format: ['progress'],
        worldParameters: { ...sights },
      },
    },
    environment,
  );
  const messages: Envelope[] = [];
  const { support } = await runCucumber(
    { ...runConfiguration, support: steps ?? runConfiguration.support },
    environment,
    (message) => messages.push(message),
  );
  steps = support;
  return messages;
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
