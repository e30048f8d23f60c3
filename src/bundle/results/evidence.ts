import type { ScenarioResult } from '../../verdict';

/** The SHA-256 digests that a text names, each once. */
export const digestsIn = (text: string): readonly string[] => [
  ...new Set(text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? []),
];

/** The digest by which a file of evidence is named; `null` where it is named otherwise. */
export const digestOfName = (path: string): string | null =>
  /(?:^|\/)([0-9a-f]{64})\.[a-z0-9]+(?:\.[a-z0-9]+)*$/.exec(path)?.[1] ?? null;

/** The observations that the checks of a run rest on, each once. */
export const observationDigests = (scenarios: readonly ScenarioResult[]): ReadonlySet<string> =>
  new Set(scenarios.flatMap(({ records }) => records.map(({ evidence }) => evidence)));

/** The names of the files that a run kept as it found them, each once. */
export const rawNames = (scenarios: readonly ScenarioResult[]): ReadonlySet<string> =>
  new Set(
    scenarios.flatMap(({ raw }) => raw.map(({ sha256, extension }) => `${sha256}.${extension}`)),
  );
