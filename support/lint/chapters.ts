import type { Envelope } from '@cucumber/messages';
import { matchedSteps } from './matching';

/** How much a chapter says, and in how few words. */
interface Chapter {
  readonly name: string;
  readonly rules: number;
  /** Rows of outlines are one each. */
  readonly scenarios: number;
  /** Step texts that its features use, those of other chapters included. */
  readonly texts: number;
  /** Lines on which a step is written. */
  readonly uses: number;
}

/** The folder of a feature. */
const chapterOf = (uri: string): string => uri.split('/').at(-2) ?? uri;

const countedIn = (name: string, messages: readonly Envelope[]): Chapter => {
  const isHere = (uri = ''): boolean => name === TOTAL || chapterOf(uri) === name;
  const uses = new Map(
    matchedSteps(messages)
      .filter(({ at }) => isHere(at))
      .flatMap(({ at, definitions }) => definitions.map((text) => [`${at} ${text}`, text])),
  );
  return {
    name,
    rules: messages
      .filter(({ gherkinDocument }) => gherkinDocument && isHere(gherkinDocument.uri))
      .flatMap(({ gherkinDocument }) => gherkinDocument?.feature?.children ?? [])
      .filter(({ rule }) => rule).length,
    scenarios: messages.filter(({ pickle }) => pickle && isHere(pickle.uri)).length,
    texts: new Set(uses.values()).size,
    uses: uses.size,
  };
};

const TOTAL = 'all';

const rowOf = ({ name, rules, scenarios, texts, uses }: Chapter): string =>
  `| ${name} | ${rules} | ${scenarios} | ${texts} | ${uses} | ${(uses / texts).toFixed(1)} |`;

/** What each chapter holds and how often it uses a step text, as a table in Markdown. */
export const chapterTable = (messages: readonly Envelope[]): readonly string[] => {
  const uris = messages.flatMap(({ pickle }) => (pickle ? [pickle.uri] : []));
  const names = [...new Set(uris.map(chapterOf))].sort();
  return [
    '| chapter | rules | scenarios | step texts | uses | uses per text |',
    '| --- | --: | --: | --: | --: | --: |',
    ...[...names, TOTAL].map((name) => rowOf(countedIn(name, messages))),
  ];
};
