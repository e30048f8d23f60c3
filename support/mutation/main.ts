import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hold, readReasons } from './justified';
import { table, writePage, type Result } from './page';
import { configurationOf, parts, place, reportOf, type Part } from './parts';
import { score, survivors, tally, type StrykerReport } from './report';

/** What each folder has to reach, in percent. */
const LEAST = 90;

const own = join('support', 'mutation');
const stryker = join(own, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** Stryker stands in a package of its own, so that nobody installs it who does not run it. */
const install = (): boolean =>
  existsSync(stryker) ||
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: own, stdio: 'inherit' }).status === 0;

/** Tries a part, or some of its files; what was found of its other files before stays. */
const mutate = (part: Part, files: readonly string[]): boolean => {
  const plugins = ['runner.mjs', 'wording.mjs'].map((name) => join(__dirname, name));
  const report = join(place, `${part.name}.now.json`);
  const file = join(place, `${part.name}.config.json`);
  mkdirSync(place, { recursive: true });
  writeFileSync(file, JSON.stringify(configurationOf(part, files, { plugins, report }), null, 2));
  const { status } = spawnSync(process.execPath, [stryker, 'run', file], { stdio: 'inherit' });
  if (status !== 0) return false;
  const now = readReport(report);
  const before =
    files.length === 0 || !existsSync(reportOf(part)) ? {} : readReport(reportOf(part)).files;
  writeFileSync(reportOf(part), JSON.stringify({ files: { ...before, ...now.files } }));
  return true;
};

const readReport = (file: string): StrykerReport =>
  JSON.parse(readFileSync(file, 'utf8')) as StrykerReport;

/** What the last run of a part came to; null where there was none, or its code has changed since. */
const resultOf = (part: Part): Result | null => {
  if (!existsSync(reportOf(part))) return null;
  const report = readReport(reportOf(part));
  const files = Object.entries(report.files);
  const isOfNow = files.every(
    ([file, { source }]) => existsSync(file) && readFileSync(file, 'utf8') === source,
  );
  if (!isOfNow) return null;
  const accounts = hold(survivors(report), readReasons(), new Set(files.map(([file]) => file)));
  return { folder: part.folder, tally: tally(report), accounts };
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

/** With `report` nothing is tried again: what the last runs found is held against the reasons. */
const main = async (given: readonly string[]): Promise<number> => {
  const filesOf = ({ folder }: Part) => given.filter((one) => one.startsWith(`${folder}/`));
  const known = ['report', ...parts.flatMap((part) => [part.name, ...filesOf(part)])];
  const unknown = given.filter((one) => !known.includes(one));
  if (unknown.length > 0) {
    const names = parts.map(({ name }) => name).join(', ');
    const expected = `${names}, files of their folders, or report`;
    process.stderr.write(`expected ${expected}; found ${unknown.join(', ')}\n`);
    return 3;
  }
  const wanted = parts.filter(
    (part) => given.length === 0 || given.includes(part.name) || filesOf(part).length > 0,
  );
  const isTried =
    given.includes('report') || (install() && wanted.every((part) => mutate(part, filesOf(part))));
  if (!isTried) return 4;
  const results = parts.map(resultOf).filter((result) => result !== null);
  process.stdout.write(`\n${table(results)}\n`);
  const measured = results.map(({ folder }) => folder);
  await writePage(
    results,
    parts.map(({ folder }) => folder).filter((folder) => !measured.includes(folder)),
  );
  const found = results.flatMap(complaints);
  process.stderr.write(found.map((text) => `\n${text}\n`).join(''));
  return found.length === 0 ? 0 : 1;
};

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
