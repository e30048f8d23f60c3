import { loadConfiguration, runCucumber, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { PassThrough } from 'node:stream';

export interface DryRun {
  readonly messages: readonly Envelope[];
  /** For a further run: Node loads a module once, so step definitions register once. */
  readonly support: ISupportCodeLibrary;
}

/** Has Cucumber find the definition of every step, by `cucumber.js`, and run none of them. */
export const dryRun = async (
  root: string,
  instead?: { readonly features: string; readonly support: ISupportCodeLibrary },
): Promise<DryRun> => {
  const silent = new PassThrough().resume();
  const environment = { cwd: root, stdout: silent, stderr: silent, env: {} };
  const { runConfiguration } = await loadConfiguration({ provided: { dryRun: true } }, environment);
  const { sources, support: code } = runConfiguration;
  const messages: Envelope[] = [];
  const { support } = await runCucumber(
    {
      ...runConfiguration,
      sources: instead ? { ...sources, paths: [instead.features] } : sources,
      support: instead?.support ?? code,
    },
    environment,
    (message) => messages.push(message),
  );
  return { messages, support };
};
