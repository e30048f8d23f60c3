import { excerpt, visible } from '../visible';
import { count, grouped } from '../words';
import { Table } from './fields';

/** Enough to see what it is about; the evidence holds the rest. */
const MOST_ROWS = 8;
const MOST_COLUMNS = 7;
const DEEPEST = 3;

/** From here on, names and values stand in one line: each indent would leave less room. */
const FLAT = 1;
const LONGEST = 600;

type Fields = Readonly<Record<string, unknown>>;

/** Any JSON value as a person would lay it out: names and values, tables, figures of many numbers. */
export const Value = ({ value, depth = 0 }: { value: unknown; depth?: number }) => {
  if (Array.isArray(value)) return <Items items={value} depth={depth} />;
  if (!isFields(value)) return <Scalar value={value} />;
  const entries = Object.entries(value);
  if (entries.length === 0) return <span class="quiet">nothing further</span>;
  if (depth >= FLAT && entries.every(([, each]) => !isNested(each)))
    return <Flat entries={entries} />;
  if (depth >= DEEPEST) return <code>{excerpt(value)}</code>;
  return (
    <dl class="value">
      {entries.map(([name, each]) => (
        <>
          <dt>{visible(name.replaceAll('_', ' '))}</dt>
          <dd>
            <Value value={each} depth={depth + 1} />
          </dd>
        </>
      ))}
    </dl>
  );
};

const Flat = ({ entries }: { entries: readonly (readonly [string, unknown])[] }) => (
  <>
    {entries.map(([name, value], nth) => (
      <>
        {nth === 0 ? null : <span class="dot"> · </span>}
        <span class="quiet">{visible(name.replaceAll('_', ' '))}</span> <Scalar value={value} />
      </>
    ))}
  </>
);

/** A value that takes one place: text, a number, yes or no. */
export const Scalar = ({ value }: { value: unknown }) => {
  if (value === null || value === undefined) return <span class="quiet">none</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (typeof value === 'number')
    return <>{Number.isInteger(value) ? grouped(value) : String(value)}</>;
  if (typeof value !== 'string') return <code>{excerpt(value)}</code>;
  if (value === '') return <span class="quiet">empty</span>;
  const shown = visible(value.slice(0, LONGEST));
  const rest = value.length > LONGEST ? `… ${count(value.length - LONGEST, 'more character')}` : '';
  return <code>{shown + rest}</code>;
};

const Items = ({ items, depth }: { items: readonly unknown[]; depth: number }) => {
  if (items.length === 0) return <span class="quiet">none</span>;
  if (items.length > MOST_ROWS && items.every((item) => typeof item === 'number')) {
    return <Figures values={items} />;
  }
  if (items.every(isFields)) return <Rows rows={items} />;
  return (
    <ul class="value">
      {items.slice(0, MOST_ROWS).map((item) => (
        <li>
          <Value value={item} depth={depth + 1} />
        </li>
      ))}
      <More many={items.length - MOST_ROWS} />
    </ul>
  );
};

const Figures = ({ values }: { values: readonly number[] }) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => {
    const value = sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)));
  };
  return (
    <>
      {grouped(values.length)} figures: least {at(0)}, median {at(0.5)}, greatest {at(1)}
    </>
  );
};

const Rows = ({ rows }: { rows: readonly Fields[] }) => {
  const names = [...new Set(rows.slice(0, MOST_ROWS).flatMap((row) => Object.keys(row)))];
  const shown = names.slice(0, MOST_COLUMNS);
  const more = rows.length - MOST_ROWS;
  return (
    <Table
      caption={
        count(rows.length, 'entry').replace(/entrys$/, 'entries') +
        (more > 0 ? `, the first ${MOST_ROWS} of them` : '')
      }
      head={shown.map((name) => visible(name.replaceAll('_', ' ')))}
      rows={rows
        .slice(0, MOST_ROWS)
        .map((row) => shown.map((name) => <Value value={row[name]} depth={DEEPEST} />))}
    />
  );
};

const More = ({ many }: { many: number }) =>
  many > 0 ? <li class="quiet">and {grouped(many)} more in the evidence</li> : null;

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
