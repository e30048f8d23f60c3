import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, noiseNote } from './machine';
import { jsonReport, sectionText } from './report';
import { runBench } from './run';
import { sealingBench } from './sealing';
import { trailBench } from './trail';
import { trailReaderBench } from './trail-reader';
import type { Bench, Section } from './types';

/** Every benchmark there is. */
const benches: readonly Bench[] = [trailBench, trailReaderBench, sealingBench, runBench];

/** As everywhere: 3 for a usage nobody offers, 4 for a harness that broke. */
const USAGE_EXIT_CODE = 3;
const BROKEN_EXIT_CODE = 4;

const list = (): string =>
  [
    'npm run -s bench NAME [-- --json]',
    '',
    ...benches.map(({ name, question }) => `  ${name.padEnd(12)}  ${question}`),
    '',
  ].join('\n');

/** Runs a bench in a directory that is gone afterwards; TMPDIR chooses the disk. */
const run = async (bench: Bench, isJson: boolean): Promise<void> => {
  const say = (text: string): void => {
    if (!isJson) process.stdout.write(text);
  };
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const machine = await describeMachine(directory);
    say(`${bench.name}: ${machine}\n`);
    say(`${noiseNote() ?? 'The machine is quiet.'}\n\n`);
    const sections: Section[] = [];
    for (const section of bench.sections) {
      const found = await section(directory);
      sections.push(found);
      say(sectionText(found));
    }
    if (!isJson) return;
    process.stdout.write(`${JSON.stringify(jsonReport(bench.name, machine, sections))}\n`);
  } finally {
    await rm(directory, { recursive: true });
  }
};

const main = async (args: readonly string[]): Promise<void> => {
  const [name, ...others] = args.filter((arg) => arg !== '--json');
  const bench = benches.find((candidate) => candidate.name === name);
  if (name === undefined) process.stdout.write(list());
  else if (bench !== undefined && others.length === 0) await run(bench, args.includes('--json'));
  else {
    process.stderr.write(`there is no bench ${[name, ...others].join(' ')}\n\n${list()}`);
    process.exitCode = USAGE_EXIT_CODE;
  }
};

void main(process.argv.slice(2)).catch((cause: unknown) => {
  process.stderr.write(
    `the bench broke: ${cause instanceof Error ? cause.message : String(cause)}\n`,
  );
  process.exitCode = BROKEN_EXIT_CODE;
});
