import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, SourceMediaType, type Pickle } from '@cucumber/messages';
import { RunError } from '../errors';

const REQUIREMENT = /^@[A-Z]+-\d+$/;

/**
 * Reads a feature of a team without running anything, and refuses one that speaks for the standard.
 *
 * @throws {RunError} `BAD_EXTENSION`
 */
export const assertTeamFeature = (
  name: string,
  text: string,
  own: ReadonlySet<string>,
): readonly Pickle[] => {
  const messages = generateMessages(text, name, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    ...{ newId: IdGenerator.uuid(), includePickles: true, includeGherkinDocument: true },
  });
  const [wrong] = messages.flatMap(({ parseError }) => parseError ?? []);
  if (wrong)
    throw refused(`${name}: expected Gherkin, found ${wrong.message}; correct the feature`);
  const pickles = messages.flatMap(({ pickle }) => pickle ?? []);
  for (const pickle of pickles) assertTags(name, pickle, own);
  return pickles;
};

/** Scenarios of a team are tried for requirements of the team, and for no others. */
export const assertTags = (name: string, pickle: Pickle, own: ReadonlySet<string>): void => {
  const where = `${name}:${pickle.location?.line ?? 1}`;
  const ids = pickle.tags.map((tag) => tag.name).filter((tag) => REQUIREMENT.test(tag));
  const foreign = ids.find((tag) => !own.has(tag.slice(1)));
  if (foreign !== undefined) {
    throw refused(
      `${where}: expected requirements of your own (${listed(own)}), found ${foreign}; ` +
        "a team's features add to the standard and never speak for it",
    );
  }
  if (ids.length === 0) {
    throw refused(
      `${where}: expected a requirement of your own as a tag (${listed(own)}), found none on ` +
        `"${pickle.name}"; tag its Rule`,
    );
  }
};

const listed = (own: ReadonlySet<string>): string => [...own].map((id) => `@${id}`).join(', ');

export const refused = (message: string): RunError => new RunError('BAD_EXTENSION', message);
