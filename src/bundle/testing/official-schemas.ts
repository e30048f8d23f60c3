import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';

/** Says what is wrong with a document by its schema; `null` when nothing is. */
export type Validator = (document: unknown) => string | null;

/** The text of an official schema, or the test is skipped with the reason that it is absent. */
export const officialSchema = (t: TestContext, name: string): string | null => {
  const path = join(process.env.PROOFGATE_SCHEMAS ?? resolve('..', 'shared', 'schemas'), name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  t.skip(`${path} is absent`);
  return null;
};

/** A validator by an official JSON schema, or `null` where the test was skipped. */
export const officialValidator = (t: TestContext, name: string): Validator | null => {
  const text = officialSchema(t, name);
  if (text === null) return null;
  const schema = JSON.parse(text) as { $schema: string; id?: string };
  const options = { strict: false, validateFormats: false };
  const ajv = schema.$schema.includes('2020-12') ? new Ajv2020(options) : new Ajv(options);
  // SARIF's is of draft 4 by name, and uses nothing that draft 7 reads otherwise.
  if (schema.$schema.includes('draft-04')) {
    schema.$schema = 'http://json-schema.org/draft-07/schema#';
    delete schema.id;
  }
  const validate = ajv.compile(schema);
  return (document) => (validate(document) ? null : ajv.errorsText(validate.errors));
};
