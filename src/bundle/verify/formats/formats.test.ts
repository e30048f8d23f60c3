import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { officialValidator, sealedBundle } from '../../testing';
import { readCatalog, readCtrf, readPlan, readResults, readSarif } from './index';

const sealed = sealedBundle();

const payload = async (path: string): Promise<string> =>
  readFile(join((await sealed).run.directory, 'data', path), 'utf8');

const OSCAL = 'oscal_complete_schema-1-2-2.json';

const formats = [
  { path: 'results/ctrf.json', schema: 'ctrf.schema.json', read: readCtrf },
  { path: 'results/findings.sarif', schema: 'sarif-schema-2.1.0.json', read: readSarif },
  { path: 'oscal/catalog.json', schema: OSCAL, read: readCatalog },
  { path: 'oscal/assessment-plan.json', schema: OSCAL, read: readPlan },
  { path: 'oscal/assessment-results.json', schema: OSCAL, read: readResults },
] as const;

/** What may be put in the place of a value. */
const strays = [null, '', ' x', 'a b', 'x\ny', -1, 1.5, 0, true, [], {}, [null], { more: 1 }];

type Path = readonly (string | number)[];

type How = 'put' | 'drop' | 'add' | 'repeat';

/** Every place in a document, the document itself left out. */
const placesIn = (value: unknown, at: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, item]) => [
        [...at, key],
        ...placesIn(item, [...at, key]),
      ]);

/** The document with something else, nothing, something more, or the same again at a place. */
const changed = (text: string, path: Path, how: How, stray: unknown): unknown => {
  const document = JSON.parse(text) as unknown;
  const parent = path
    .slice(0, -1)
    .reduce((at, key) => (at as Record<string, unknown>)[key], document);
  const key = path.at(-1) ?? '';
  const holder = parent as Record<string, unknown>;
  if (how === 'put') holder[key] = stray;
  else if (how === 'add') holder[`more-${key}`] = stray;
  else if (how === 'repeat') holder[Array.isArray(parent) ? parent.length : key] = holder[key];
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return document;
};

for (const { path, schema, read } of formats) {
  test(`what the reader of ${path} takes is valid by the official schema`, async (t) => {
    const problemIn = officialValidator(t, schema);
    if (!problemIn) return;
    const text = await payload(path);
    read(text);
    const places = placesIn(JSON.parse(text));
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom<How>('put', 'drop', 'add', 'repeat'),
        fc.constantFrom(...strays),
        (place, how, stray) => {
          const document = changed(text, place, how, stray);
          try {
            read(JSON.stringify(document));
          } catch {
            refused += 1;
            return;
          }
          taken += 1;
          assert.equal(problemIn(document), null, `${how} at ${place.join('/')}`);
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(taken > 0 && refused > 0, `${taken} taken, ${refused} refused`);
  });
}
