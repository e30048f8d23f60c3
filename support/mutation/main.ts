import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hold, readReasons } from './justified';
import { changedSince, renewed, sourcesOf, type Measurement } from './measured';
import { table, writePage, type Result } from './page';
import { configurationOf, parts, place, reportOf, type Part } from './parts';
import { score, survivors, tally, type StrykerReport } from './report';

/** What each folder has to reach, in percent. */
const LEAST = 90;

const own = join('support', 'mutation');
const stryker = join(own, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

interface Unmeasured {
  readonly folder: string;
  readonly changed: readonly string[];
}

/** Stryker stands in a package of its own, so that nobody installs it who does not run it. */
const install = (): boolean =>
  existsSync(stryker) ||
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: own, stdio: 'inherit' }).status === 0;

/** Tries a part, or some of its files; what was found of its other files before stays. */
const mutate = (part: Part, files: readonly string[]): boolean => {
  const plugins = ['runner.mjs', 'wording.mjs'].map((name) => join(__dirname, name));
  const report = join(place, `${part.name}.now.json`);
  const file = join(place, `${part.name}.config.json`);
  const now = sourcesOf(part.folder);
  mkdirSync(place, { recursive: true });
  writeFileSync(file, JSON.stringify(configurationOf(part, files, { plugins, report }), null, 2));
  const { status } = spawnSync(process.execPath, [stryker, 'run', file], { stdio: 'inherit' });
  if (status !== 0) return false;
  const tried = Object.fromEntries(
    Object.entries(now).filter(([name]) => files.length === 0 || files.includes(name)),
  );
  const found = renewed(measurementOf(part), read(report) as StrykerReport, tried, now);
  writeFileSync(reportOf(part), JSON.stringify(found));
  return true;
};

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** What the last runs of a part found. */
const measurementOf = (part: Part): Measurement =>
  existsSync(reportOf(part)) ? (read(reportOf(part)) as Measurement) : { files: {}, sources: {} };

/** What a part came to; or the files that are not what they were when they were tried. */
const resultOf = (part: Part): Result | Unmeasured => {
  const { sources, ...report } = measurementOf(part);
  const { folder } = part;
  const changed = changedSince(sources, sourcesOf(folder));
  if (changed.length > 0) return { folder, changed };
  const accounts = hold(survivors(report), readReasons(), new Set(Object.keys(sources)));
  return { folder, tally: tally(report), accounts };
};

const complaints = ({ folder, tally: counts, accounts }: Result): readonly string[] => [
  ...(score(counts) < LEAST
    ? [
        `expected ${LEAST} % of the mutants of ${folder} killed, found ${score(counts).toFixed(1)} %`,
      ]
    : []),
  ...(accounts.unjustified.length > 0
    ? [
        `these survive in ${folder}, and nothing says why: write a test, delete the code, or give a ` +
          `reason in ${join(own, 'survivors.yaml')}\n${stringify(accounts.unjustified)}`,
      ]
    : []),
  ...accounts.stale.map((key) => `no such mutant survives any more; delete its reason: ${key}`),
];

const untried = ({ folder, changed }: Unmeasured): string =>
  `expected all of ${folder} tried as it stands, found ${changed.length} files that were not; ` +
  `try them by npm run mutate -- FILE ...\n${stringify(changed)}`;

/** With `report` nothing is tried again: what the last runs found is held against the reasons. */
const main = async (given: readonly string[]): Promise<number> => {
  const filesOf = ({ folder }: Part) => given.filter((one) => one.startsWith(`${folder}/`));
  const known = ['report', ...parts.flatMap((part) => [part.name, ...filesOf(part)])];
  const strange = given.filter((one) => !known.includes(one));
  if (strange.length > 0) {
    const names = parts.map(({ name }) => name).join(', ');
    const expected = `${names}, files of their folders, or report`;
    process.stderr.write(`expected ${expected}; found ${strange.join(', ')}\n`);
    return 3;
  }
  const isReport = given.includes('report');
  const wanted = parts.filter(
    (part) =>
      given.length === 0 || isReport || given.includes(part.name) || filesOf(part).length > 0,
  );
  const isTried = isReport || (install() && wanted.every((part) => mutate(part, filesOf(part))));
  if (!isTried) return 4;
  const all = parts.map(resultOf);
  const results = all.filter((one) => 'tally' in one);
  const unknown = all.filter((one) => 'changed' in one);
  process.stdout.write(`\n${table(results)}\n`);
  await writePage(
    results,
    unknown.map(({ folder }) => folder),
  );
  const isWanted = (one: { readonly folder: string }) =>
    wanted.some(({ folder }) => folder === one.folder);
  const found = [
    ...results.filter(isWanted).flatMap(complaints),
    ...unknown.filter(isWanted).map(untried),
  ];
  process.stderr.write(found.map((text) => `\n${text}\n`).join(''));
  return found.length === 0 ? 0 : 1;
};

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
