import { relative } from 'node:path';
import { refused } from './team-features';

/** A step definition, as Cucumber holds it. */
interface Definition {
  readonly uri: string;
  readonly line: number;
  readonly expression: { readonly source: string };
  matchesStepName(text: string): boolean;
}

/** The part of Cucumber's library of steps that is looked at; its own type shows none of it. */
export interface Steps {
  readonly stepDefinitions: readonly Definition[];
}

/** What the steps of a team are held against. */
export interface Standard {
  /** The texts of the standard's own steps, as its features write them. */
  readonly texts: readonly string[];
  /** The files of the team; every other definition is the standard's. */
  readonly teamFiles: readonly string[];
  /** What definitions name their file relative to. */
  readonly root: string;
}

/**
 * Refuses a step of a team that takes the words of the standard: the same pattern, or one that
 * would also answer to a step of the standard.
 *
 * @throws {RunError} `BAD_EXTENSION`
 */
export const assertNoCollision = (
  { stepDefinitions }: Steps,
  { texts, teamFiles, root }: Standard,
): void => {
  const files = new Set(teamFiles.map((path) => relative(root, path)));
  const isTeams = ({ uri }: Definition): boolean => files.has(uri);
  const own = stepDefinitions.filter(isTeams);
  const taken = new Map(
    stepDefinitions.filter((one) => !isTeams(one)).map((one) => [sourceOf(one), one]),
  );
  for (const one of own) {
    const where = `${one.uri}:${one.line}`;
    const same = taken.get(sourceOf(one));
    const text = texts.find((step) => one.matchesStepName(step));
    if (same === undefined && text === undefined) continue;
    throw refused(
      `${where}: expected a step of its own words, found "${sourceOf(one)}", which ` +
        `${same ? 'the standard defines' : `also answers to the standard's "${text ?? ''}"`}; ` +
        'reword yours: a step of the standard is used as it is, and never replaced',
    );
  }
};

const sourceOf = ({ expression }: Definition): string => expression.source;
