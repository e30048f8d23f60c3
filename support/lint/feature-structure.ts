import type { Feature, Rule, Tag } from '@cucumber/messages';
import { isRequirementId, requirement, type RequirementId } from '../../src/catalogue';
import { capabilitySchema } from '../../src/protocol';
import type { Found } from './complaint';
import { allScenarios, rulesOf, scenariosOf, titlesOf, type FeatureFile } from './feature-file';

const REQUIREMENT_TAG = /^@[A-Z]+-\d+$/;

const families: readonly RegExp[] = [
  REQUIREMENT_TAG,
  new RegExp(`^@cap-(?:${capabilitySchema.options.join('|').replaceAll('.', '\\.')})$`),
  /^@backend-(?:mock|emulated|cuda)$/,
  /^@self-test$/,
];

/** The requirement a rule is about, or null when its tags do not say. */
export const requirementOf = ({ tags }: Rule): RequirementId | null => {
  const [only, ...others] = tags.filter(isRequirementTag);
  const id = only?.name.slice(1) ?? '';
  return others.length === 0 && isRequirementId(id) ? id : null;
};

const isRequirementTag = ({ name }: Tag): boolean => REQUIREMENT_TAG.test(name);

const tagsBelowRules = (feature: Feature): readonly Tag[] =>
  allScenarios(feature).flatMap(({ tags, examples }) => [
    ...tags,
    ...examples.flatMap((block) => block.tags),
  ]);

const tagsOf = (feature: Feature): readonly Tag[] => [
  ...feature.tags,
  ...rulesOf(feature).flatMap(({ tags }) => tags),
  ...tagsBelowRules(feature),
];

/** A rule is a requirement: it bears exactly one id of the catalogue, and nothing else bears one. */
export const oneRequirement = ({ feature }: FeatureFile): readonly Found[] => [
  ...rulesOf(feature)
    .filter((rule) => requirementOf(rule) === null)
    .map(({ location, tags }) => ({
      line: location.line,
      message:
        'expected one requirement of the catalogue as a tag, found ' +
        (tags.map(({ name }) => name).join(' ') || 'none'),
    })),
  ...[...feature.tags, ...tagsBelowRules(feature)].filter(isRequirementTag).map((tag) => ({
    line: tag.location.line,
    message: `expected requirement tags on rules only, found ${tag.name} elsewhere`,
  })),
];

/** Whatever is tried is tried for a requirement. */
export const underARule = ({ feature }: FeatureFile): readonly Found[] =>
  scenariosOf(feature).map(({ location, name }) => ({
    line: location.line,
    message: `expected every example under a Rule, found "${name}" outside`,
  }));

/** A folder is a chapter. */
export const chapterFolder = ({ path, feature }: FeatureFile): readonly Found[] =>
  rulesOf(feature).flatMap((rule) => {
    const id = requirementOf(rule);
    if (id === null || path.startsWith(`features/${requirement(id).chapter}/`)) return [];
    const message = `expected ${id} in features/${requirement(id).chapter}/, found it in ${path}`;
    return [{ line: rule.location.line, message }];
  });

/** One example that holds and one that is refused; that they are opposites is for people to see. */
export const inPairs = ({ feature }: FeatureFile): readonly Found[] =>
  rulesOf(feature)
    .filter((rule) => scenariosOf(rule).length < 2)
    .map((rule) => ({
      line: rule.location.line,
      message: `expected two examples at least, found ${scenariosOf(rule).length}`,
    }));

/** Four families of tags, all of them closed. */
export const tagFamilies = ({ feature }: FeatureFile): readonly Found[] =>
  tagsOf(feature)
    .filter(({ name }) => !families.some((family) => family.test(name)))
    .map(({ name, location }) => ({
      line: location.line,
      message: `expected a requirement, @cap-…, @backend-… or @self-test, found ${name}`,
    }));

/** No two examples of a rule run under the same title. */
export const uniqueTitles = ({ feature }: FeatureFile): readonly Found[] =>
  rulesOf(feature).flatMap((rule) => {
    const seen = new Set<string>();
    return scenariosOf(rule).flatMap((scenario) =>
      titlesOf(scenario).flatMap((title) => {
        if (!seen.has(title)) {
          seen.add(title);
          return [];
        }
        const message = `expected a title of its own in this rule, found "${title}" again`;
        return [{ line: scenario.location.line, message }];
      }),
    );
  });

/** A block of examples is an equivalence class, and a class has a name. */
export const namedExamples = ({ feature }: FeatureFile): readonly Found[] =>
  allScenarios(feature).flatMap(({ examples }) =>
    examples
      .filter(({ name }) => name.trim() === '')
      .map(({ location }) => ({
        line: location.line,
        message: 'expected the name of the equivalence class after Examples, found none',
      })),
  );
