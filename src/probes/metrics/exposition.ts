/** Sums of a Prometheus text exposition by metric name, over all label sets. */
export type MetricValues = ReadonlyMap<string, number>;

/** Name, labels (whose quoted values may hold any character), value, time; blanks between them. */
const SAMPLE =
  /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}\s*|\s)(\S+)(?:\s+-?\d+)?\s*$/;

/** Reads the text exposition format as far as counters need it; other lines are passed over. */
export const readExposition = (text: string): MetricValues => {
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, value] = SAMPLE.exec(line) ?? [];
    if (name === undefined || Number.isNaN(Number(value))) continue;
    values.set(name, (values.get(name) ?? 0) + Number(value));
  }
  return values;
};
