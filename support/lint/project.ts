import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeature, type FeatureFile } from './feature-file';
import { parseSteps, type StepFile } from './step-file';

/** The root of the project, from where this file lies. */
export const root = join(__dirname, '..', '..');

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pathsBelow = (directory: string, ending: string): readonly string[] =>
  readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(directory, name))
    .sort();

export const featureFiles = (): readonly FeatureFile[] =>
  pathsBelow('features', '.feature').map((path) => parseFeature(path, read(path)));

export const stepFiles = (): readonly StepFile[] =>
  pathsBelow('steps', '.ts').map((path) => parseSteps(path, read(path)));
