import { readFileSync, writeFileSync } from 'node:fs';

/** Where the first run leaves for every worker what it learnt; workers stand in the sandbox. */
const KNOWN = 'known.json';

/**
 * What the run without a mutant learnt: of each test its file, its time and how often it runs over
 * which mutants; of each file which mutants its loading runs over.
 *
 * @typedef {{ id: string, file: string, ms: number, hits: Record<string, number> }} KnownTest
 * @typedef {{ tests: KnownTest[], loading: Record<string, string[]> }} Known
 */

/** @type {(known: Known) => void} */
export const keep = (known) => writeFileSync(KNOWN, JSON.stringify(known));

/** @type {() => Known} */
export const recall = () => JSON.parse(readFileSync(KNOWN, 'utf8'));

/**
 * The tests that can tell a mutant, likeliest and quickest first. One that is met by tests alone is
 * told by those; one that is met while a file is loaded, by every test of the file too. Mutants are
 * numbered as they stand in the code, so a test that meets a neighbour is about the same thing.
 *
 * @type {(known: Known, mutant: string, met: readonly string[] | undefined) => KnownTest[]}
 */
export const tellers = ({ tests, loading }, mutant, met) => {
  const wanted = new Set(met);
  const number = Number(mutant);
  const distance = ({ hits }) =>
    Object.keys(hits).reduce((least, one) => Math.min(least, Math.abs(one - number)), Infinity);
  const meets = ({ file, hits }) => loading[file].includes(mutant) || mutant in hits;
  return tests
    .filter((one) => (met ? wanted.has(one.id) : meets(one)))
    .map((one) => ({ one, far: met ? 0 : distance(one) }))
    .sort((a, b) => a.far - b.far || a.one.ms - b.one.ms)
    .map(({ one }) => one);
};
