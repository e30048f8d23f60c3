import { createInterface, type Interface } from 'node:readline/promises';
import type { Context } from '../context';
import { UsageError } from '../usage-error';
import { assertName, pipelines, type Answers } from './answers';

/** Asks on a terminal for what the flags left open; an empty line takes what is offered. */
export const askFor = async (
  offered: Answers,
  given: Partial<Answers>,
  { input, out }: Context,
): Promise<Answers> => {
  const lines = createInterface({ input, output: out });
  try {
    return { ...offered, ...given, ...(await questions(offered, given, lines)) };
  } finally {
    lines.close();
  }
};

const questions = async (offered: Answers, given: Partial<Answers>, lines: Interface) => {
  const ask = async (question: string, otherwise: string): Promise<string> =>
    (await lines.question(`${question} [${otherwise}] `)).trim() || otherwise;
  const name = given.name ?? assertName(await ask('What is judged?', offered.name));
  const command =
    given.command ?? commandOf(await ask('Command of its adapter, or rust to start one?', 'rust'));
  const prefix =
    given.prefix ?? (await ask('Prefix of your own requirements?', offered.prefix)).toUpperCase();
  const ci = given.ci ?? pipelineOf(await ask(`Pipeline (${pipelines.join(', ')})?`, offered.ci));
  return { name, command, prefix, ci };
};

const commandOf = (text: string): readonly string[] | null =>
  text === 'rust' ? null : text.split(/\s+/);

const pipelineOf = (text: string): Answers['ci'] => {
  const found = pipelines.find((one) => one === text);
  if (found) return found;
  throw new UsageError(`expected one of ${pipelines.join(', ')}, found ${text}; answer again`);
};
