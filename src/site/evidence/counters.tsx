import { counterNames, type CounterReading } from '../../verdict';
import { visible } from '../visible';
import { Table } from './fields';

/** The subject's counters before and after, and how much each grew. */
export const Counters = ({ expected, seen }: { expected: Expected; seen: Seen }) => {
  const { prefix, before, after, present } = seen;
  const told = counterNames(prefix);
  return (
    <>
      <Table
        caption="Metrics before and after"
        head={['Counter', 'Before', 'After', 'Grew by', 'Expected']}
        rows={(['attempts', 'failures', 'critical_failures'] as const).map((counter) => [
          <code>{visible(told[counter])}</code>,
          before[counter] ?? 'absent',
          after[counter] ?? 'absent',
          after[counter] === null ? 'unknown' : growth(after[counter] - (before[counter] ?? 0)),
          expected.counter === counter ? growth(expected.by) : '',
        ])}
      />
      <p class="small">The trail gained {present} of its events meanwhile: the second witness.</p>
    </>
  );
};

const growth = (by: number): string => (by > 0 ? `+${by}` : String(by));

interface Expected {
  readonly counter: keyof CounterReading;
  readonly by: number;
}

interface Seen {
  readonly prefix: string;
  readonly before: CounterReading;
  readonly after: CounterReading;
  readonly present: number;
}
