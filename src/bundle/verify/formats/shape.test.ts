import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sealedBundle } from '../../testing';
import { readFormats } from './formats-document';
import { readCatalog, readCtrf, readPlan, readResults, readSarif } from './index';

const sealed = sealedBundle();

const readers = {
  'results/ctrf.json': readCtrf,
  'results/findings.sarif': readSarif,
  'formats.json': readFormats,
  'oscal/catalog.json': readCatalog,
  'oscal/assessment-plan.json': readPlan,
  'oscal/assessment-results.json': readResults,
};
type Path = keyof typeof readers;

type Place = readonly string[];

/** Every place in a document, one for each that differ only by which item of a list they are in. */
const placesIn = (document: unknown): readonly Place[] => {
  const found = new Map<string, Place>();
  const walk = (value: unknown, place: Place): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const here = [...place, key];
      if (!found.has(nameOf(here))) found.set(nameOf(here), here);
      walk(item, here);
    }
  };
  walk(document, []);
  return [...found.values()];
};

/** Lists read `*`, but for the runs of SARIF, of which each has a shape of its own. */
const nameOf = (place: Place): string =>
  place.map((key, nth) => (/^\d+$/.test(key) && place[nth - 1] !== 'runs' ? '*' : key)).join('.');

/** The document after something was done to what holds a place. */
const after = (text: string, place: Place, change: Change): string => {
  const document = JSON.parse(text) as Holder;
  const holder = place.slice(0, -1).reduce<Holder>((at, key) => at[key] as Holder, document);
  change(holder, place.at(-1) ?? '');
  return JSON.stringify(document);
};
type Holder = Record<string, unknown>;
type Change = (holder: Holder, key: string) => unknown;

const isTaken = (path: Path, text: string): boolean => {
  try {
    readers[path](text);
    return true;
  } catch {
    return false;
  }
};

const payload = async (path: Path): Promise<string> =>
  readFile(join((await sealed).run.directory, 'data', path), 'utf8');

/** The places at which a change is taken, by their names. */
const takenAt = async (
  path: Path,
  change: Change,
  concerns: (value: unknown, key: string) => boolean = () => true,
): Promise<readonly string[]> => {
  const text = await payload(path);
  assert.ok(isTaken(path, text));
  const valueAt = (place: Place) =>
    place.reduce<unknown>((at, key) => (at as Holder)[key], JSON.parse(text));
  return placesIn(JSON.parse(text))
    .filter((place) => concerns(valueAt(place), place.at(-1) ?? ''))
    .filter((place) => isTaken(path, after(text, place, change)))
    .map(nameOf);
};

const isList = (value: unknown): boolean => Array.isArray(value);
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (key: string): boolean => /^\d+$/.test(key);

/** What may be left out of an export and which of its lists may be empty; of all others, nothing. */
const freedoms: Readonly<Record<Path, { readonly absent: string[]; readonly empty: string[] }>> = {
  'results/ctrf.json': {
    absent: [
      'attachments',
      'filePath',
      'labels.severity',
      'line',
      'message',
      'start',
      'stop',
      'tags',
    ].map((member) => `results.tests.*.${member}`),
    empty: ['results.tests', 'results.tests.*.attachments', 'results.tests.*.tags'],
  },
  'results/findings.sarif': {
    absent: [
      'runs.0.results.*.attachments',
      'runs.0.results.*.partialFingerprints.proofgateScenario/v1',
      'runs.1.results.*.partialFingerprints.proofgateCode/v1',
      ...ofRules('fullDescription', 'help', 'name', 'properties'),
    ],
    empty: [
      'runs.0.results.*.properties.requirements',
      ...['runs.0', 'runs.1'].flatMap((run) => [
        `${run}.invocations.*.toolExecutionNotifications`,
        `${run}.results`,
        `${run}.tool.driver.rules`,
      ]),
      ...ofRules('properties.tags'),
    ],
  },
  'formats.json': { absent: [], empty: [] },
  'oscal/catalog.json': {
    absent: ['links', 'parts.*.props'].map((member) => `catalog.groups.*.controls.*.${member}`),
    empty: [],
  },
  'oscal/assessment-plan.json': {
    absent: [
      'local-definitions.activities.*.links.*.text',
      'local-definitions.activities.*.related-controls',
      'local-definitions.components.*.status.remarks',
      'metadata.props',
    ].map((member) => `assessment-plan.${member}`),
    empty: [],
  },
  'oscal/assessment-results.json': {
    absent: [
      'findings.*.related-observations',
      'observations.*.relevant-evidence',
      'observations.*.relevant-evidence.*.props',
    ].map((member) => `assessment-results.results.*.${member}`),
    empty: [],
  },
};

function ofRules(...members: readonly string[]): readonly string[] {
  return ['runs.0', 'runs.1'].flatMap((run) =>
    members.map((member) => `${run}.tool.driver.rules.*.${member}`),
  );
}

for (const path of Object.keys(readers) as Path[]) {
  describe(`the reader of ${path}`, () => {
    test('asks for every member but those that need not be there', async () => {
      const taken = await takenAt(
        path,
        (holder, key) => Reflect.deleteProperty(holder, key),
        (_, key) => !isNumber(key),
      );
      assert.deepEqual([...taken].sort(), [...freedoms[path].absent].sort());
    });

    test('asks for an item in every list but those that may be empty', async () => {
      const emptied = (holder: Holder, key: string) => (holder[key] = []);
      const taken = await takenAt(path, emptied, isList);
      assert.deepEqual([...taken].sort(), [...freedoms[path].empty].sort());
    });

    test('takes no value of another kind', async () => {
      const replaced = (holder: Holder, key: string) =>
        (holder[key] = typeof holder[key] === 'number' ? 'seven' : 7);
      assert.deepEqual(await takenAt(path, replaced), []);
    });

    test('takes no member that it does not know', async () => {
      const added = (holder: Holder, key: string) => ((holder[key] as Holder).more = 1);
      assert.deepEqual(await takenAt(path, added, isObject), []);
      const beside = (await payload(path)).replace('{', '{"more":1,');
      assert.equal(isTaken(path, beside), false);
    });
  });
}
