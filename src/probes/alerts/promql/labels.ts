import { NAME } from './matchers';
import type { Labelling } from './types';

type Labels = Readonly<Record<string, string>>;

/** The labels that count by a `by`, `without`, `on` or `ignoring`; the metric's name never does. */
export const countedLabels = (labels: Labels, { excluding, labels: named }: Labelling): Labels =>
  Object.fromEntries(
    Object.entries(labels).filter(
      ([label]) => label !== NAME && named.includes(label) !== excluding,
    ),
  );

/** The labels without the name of the metric: what is computed is no longer that metric. */
export const nameless = (labels: Labels): Labels =>
  countedLabels(labels, { excluding: true, labels: [] });

/** Labels as one text, equal for equal labels. */
export const keyOf = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
