import type { Figure, Metric, Section } from '../types';

/** What `npm run -s bench NAME -- --json` prints (design §9). */
export interface JsonReport {
  readonly name: string;
  readonly machine: string;
  readonly metrics: readonly Metric[];
}

const metricOf = ({ name, value, unit, against, ratio }: Figure): Metric => ({
  name,
  value,
  unit,
  ...(against === undefined ? {} : { against }),
  ...(ratio === undefined ? {} : { ratio }),
});

const spreadOf = ({ name, spread }: Figure): Metric[] =>
  spread === undefined ? [] : [{ name: `${name}, spread`, value: spread * 100, unit: '%' }];

/** Every figure as a metric, and its spread as one of its own: the contract has no place beside it. */
export const jsonReport = (
  name: string,
  machine: string,
  sections: readonly Section[],
): JsonReport => ({
  name,
  machine,
  metrics: sections
    .flatMap(({ figures }) => figures)
    .flatMap((figure) => [metricOf(figure), ...spreadOf(figure)]),
});
