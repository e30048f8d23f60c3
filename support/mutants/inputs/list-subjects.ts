import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutant } from '../index';
import { alertRules } from './alert-rules';
import { readmes } from './readmes';
import { sources } from './sources';
import type { DocumentMutant, SourceMutant } from './types';

/** Where mutants may write, and what they are made of. */
export interface Ground {
  readonly place: string;
  /** The program of the healthy subject. */
  readonly reference: string;
  readonly inputs: Readonly<Record<'readme' | 'alertRules' | 'source', readonly string[]>>;
}

/** Every mutant as a subject that can be started, with the healthy one: see docs/selftest.md. */
export const subjectsOf = async (programs: readonly Mutant[], ground: Ground) => {
  const healthy = { argv: [process.execPath, ground.reference], inputs: ground.inputs };
  const { argv } = healthy;
  await mkdir(ground.place, { recursive: true });
  return {
    healthy,
    mutants: [
      ...programs.map((mutant) => ({
        ...mutant,
        argv: [process.execPath, join(__dirname, '..', `${mutant.name}.js`)],
      })),
      ...(await Promise.all(
        [...alertRules, ...readmes].map(async ({ name, breaks, ...document }) => {
          const file = await writeDocument({ name, breaks, ...document }, ground);
          return { name, breaks, argv, inputs: { [document.input]: [file] } };
        }),
      )),
      ...(await Promise.all(
        sources.map(async (mutant) => {
          const { name, breaks } = mutant;
          return { name, breaks, argv, inputs: { source: [await writeSource(mutant, ground)] } };
        }),
      )),
    ],
  };
};

const writeDocument = async (
  { name, input, change }: DocumentMutant,
  { place, inputs }: Ground,
): Promise<string> => {
  const [ours = ''] = inputs[input];
  const text = await readFile(ours, 'utf8');
  const theirs = change(text);
  if (theirs === text) throw new Error(`expected ${name} to change ${ours}, found it did not`);
  const file = join(place, `${name}.${input === 'readme' ? 'md' : 'yaml'}`);
  await writeFile(file, theirs);
  return file;
};

/** In a crate of its own, because a review reads crate by crate. */
const writeSource = async (
  { name, language, code }: SourceMutant,
  { place }: Ground,
): Promise<string> => {
  const crate = join(place, name);
  await mkdir(crate);
  await writeFile(join(crate, `planted.${language}`), code);
  return crate;
};
