import { join } from 'node:path';

/** A part of the judge whose tests are tried, by mutants of its code. */
export interface Part {
  readonly name: string;
  readonly folder: string;
  /** Tests beside the folder that are tried as well. */
  readonly beside: readonly string[];
  /** Words in the titles of tests that are left out, since each takes longer than all others. */
  readonly without: readonly string[];
}

export const parts: readonly Part[] = [
  { name: 'verdict', folder: 'src/verdict', beside: [], without: [] },
  {
    name: 'trail',
    folder: 'src/probes/trail',
    beside: [],
    without: [
      'constant-memory',
      'whichever byte of fifty records',
      'every single byte that is changed',
      'by the shell program',
      'no single change of a trail',
      'whichever of its bits',
      'any byte of manifest.json',
      'a trail cut anywhere',
      'any change of any byte',
    ],
  },
  {
    name: 'verify',
    folder: 'src/bundle/verify',
    beside: ['waivers.test.js', 'plan/plan.test.js', 'edition/write-edition.test.js'].map(
      (file) => `src/bundle/${file}`,
    ),
    without: [],
  },
  { name: 'selftest', folder: 'src/selftest', beside: [], without: [] },
  { name: 'canaries', folder: 'src/probes/canaries', beside: [], without: [] },
];

/** Where everything lies that a run makes; ignored by git. */
export const place = join('coverage', 'mutation');

/** Stryker's report of a part. */
export const reportOf = ({ name }: Part): string => join(place, `${name}.json`);

/** The configuration of Stryker for a part, or for some of its files; paths start at the root. */
export const configurationOf = (
  part: Part,
  files: readonly string[],
  { plugins, report }: { readonly plugins: readonly string[]; readonly report: string },
): unknown => ({
  testRunner: 'in-one-process',
  plugins,
  ignorers: ['wording'],
  inOneProcess: {
    folder: part.folder,
    testFiles: [`${part.folder}/**/*.test.js`, ...part.beside],
    without: part.without,
  },
  mutate: [
    ...(files.length === 0 ? [`${part.folder}/**/*.ts`] : files),
    `!${part.folder}/**/*.test.ts`,
    `!${part.folder}/**/testing/**`,
  ],
  ignorePatterns: ['/coverage', '/reports', '/dist', '/subjects'],
  // Compiled beside the sources, in the sandbox alone: there ts-node would take most of the time.
  buildCommand: 'tsc -p support/mutation/tsconfig.sandbox.json',
  symlinkNodeModules: false,
  tempDirName: join(place, `sandbox-${part.name}`),
  concurrency: 2,
  // On a busy machine a test may take long without hanging.
  timeoutFactor: 4,
  // Modules that were loaded anew for a mutant stay in memory.
  maxTestRunnerReuse: 300,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: report },
  warnings: { slow: false },
  allowConsoleColors: false,
});
