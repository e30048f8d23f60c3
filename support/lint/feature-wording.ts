import type { Feature, Step } from '@cucumber/messages';
import { events, lifeRecords } from '../../src/catalogue';
import type { Found } from './complaint';
import { allScenarios, backgroundsOf, rulesOf, type FeatureFile } from './feature-file';

interface Text {
  readonly line: number;
  readonly text: string;
}

/** What belongs to an implementation, and how it gives itself away. */
const suspects: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a path',
    pattern:
      /(?<!\w)(?:~|\.{1,2})?\/\w+|\b[\w-]+\.(?:audit|c?js|gguf|json|log|rs|toml|ts|ya?ml)\b/g,
  },
  { what: 'a port', pattern: /\blocalhost\b|\bport \d+|:\d{4,5}\b|\bhttps?:/gi },
  { what: 'JSON', pattern: /[{}[\]]|\bJSON\b/gi },
  {
    what: 'a sleep',
    pattern: /\bsleeps?\b|\bwaits? (?:for )?\d+|\bafter \d+ (?:ms|s|seconds?|milliseconds?)\b/gi,
  },
  {
    what: 'a name from code',
    pattern: /\b[A-Za-z][a-z0-9]+[A-Z]\w*|\b\w+\(\)|\w+::\w+/g,
  },
];

/** Look like names from code and are words of the domain. */
const domain = new Set<string>([
  ...events.map(({ type }) => type),
  ...lifeRecords,
  'KiB',
  'MiB',
  'GiB',
]);

/** Would the wording change if the implementation did? What is quoted is input, and may be hostile. */
export const plainWords = ({ feature }: FeatureFile): readonly Found[] =>
  textsOf(feature).flatMap(({ line, text }) =>
    suspects.flatMap(({ what, pattern }) =>
      (withoutQuotes(text).match(pattern) ?? [])
        .filter((found) => !domain.has(found))
        .map((found) => ({
          line,
          message: `expected words of the domain, found ${what}: ${found}`,
        })),
    ),
  );

const withoutQuotes = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, '""');

const textsOf = (feature: Feature): readonly Text[] => [
  ...[feature, ...rulesOf(feature)].flatMap(({ location: { line }, name, description }) => [
    { line, text: name },
    { line, text: description },
  ]),
  ...backgroundsOf(feature).flatMap(({ steps }) => steps.flatMap(textsOfStep)),
  ...allScenarios(feature).flatMap(({ location, name, steps, examples }) => [
    { line: location.line, text: name },
    ...steps.flatMap(textsOfStep),
    ...examples.flatMap((block) => [
      { line: block.location.line, text: block.name },
      ...block.tableBody.flatMap(({ cells }) => cells.map(textOfCell)),
    ]),
  ]),
];

const textsOfStep = ({ location, text, dataTable, docString }: Step): readonly Text[] => [
  { line: location.line, text },
  ...(dataTable?.rows ?? []).flatMap(({ cells }) => cells.map(textOfCell)),
  ...(docString ? [{ line: docString.location.line, text: docString.content }] : []),
];

const textOfCell = ({ location, value }: { location: { line: number }; value: string }): Text => ({
  line: location.line,
  text: value,
});
