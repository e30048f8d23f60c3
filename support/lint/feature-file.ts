import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import {
  IdGenerator,
  type Background,
  type Feature,
  type Rule,
  type Scenario,
} from '@cucumber/messages';
import { LintError } from './lint-error';

/** A feature as Gherkin reads it, and where it lies from the root of the project. */
export interface FeatureFile {
  readonly path: string;
  readonly feature: Feature;
}

/** @throws {LintError} when there is no feature in the text; Gherkin's own errors pass through. */
export const parseFeature = (path: string, text: string): FeatureFile => {
  const builder = new AstBuilder(IdGenerator.incrementing());
  const { feature } = new Parser(builder, new GherkinClassicTokenMatcher()).parse(text);
  if (feature) return { path, feature };
  throw new LintError('NO_FEATURE', `expected a Feature in ${path}, found none; write one`);
};

export const rulesOf = (feature: Feature): readonly Rule[] =>
  feature.children.flatMap(({ rule }) => rule ?? []);

export const scenariosOf = ({ children }: Rule | Feature): readonly Scenario[] =>
  children.flatMap(({ scenario }) => scenario ?? []);

/** Every scenario of the file, whether or not it stands under a rule. */
export const allScenarios = (feature: Feature): readonly Scenario[] => [
  ...scenariosOf(feature),
  ...rulesOf(feature).flatMap(scenariosOf),
];

/** Every background of the file, its own and those of its rules. */
export const backgroundsOf = (feature: Feature): readonly Background[] =>
  [feature, ...rulesOf(feature)].flatMap(({ children }) =>
    children.flatMap(({ background }) => background ?? []),
  );

/** The titles a scenario runs under: its own, or one for each row of its examples. */
export const titlesOf = ({ name, examples }: Scenario): readonly string[] => {
  if (examples.length === 0) return [name];
  return examples.flatMap(({ tableHeader, tableBody }) =>
    tableBody.map(({ cells }) =>
      (tableHeader?.cells ?? []).reduce(
        (title, { value }, column) => title.replaceAll(`<${value}>`, cells[column]?.value ?? ''),
        name,
      ),
    ),
  );
};
