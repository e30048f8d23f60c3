import {
  describeMatcher,
  matches,
  valueAt,
  type ExpectedEvent,
  type TrailSeen,
} from '../../verdict';
import { visible } from '../visible';
import { grouped } from '../words';
import { Holds, Table } from './fields';

const MOST = 12;

/** The events that were expected beside those that stand in the trail, row by row. */
export const Trail = ({ events, seen }: { events: readonly ExpectedEvent[]; seen: TrailSeen }) => {
  const { records, chain } = seen;
  const most = Math.max(events.length, records.length);
  const nths = Array.from({ length: Math.min(most, MOST) }, (_, nth) => nth);
  return (
    <>
      <Table
        caption={`Expected and seen in the trail${most > MOST ? `, the first ${MOST} of ${grouped(most)}` : ''}`}
        head={['Expected', 'Seen', 'Alike', 'What was compared']}
        rows={nths.map((nth) => [
          <Event event={events[nth] && { ...events[nth], at: '' }} />,
          <Event event={records[nth] && shownRecord(records[nth])} />,
          <Holds
            holds={isAlike(events[nth], records[nth])}
            word={wordFor(events[nth], records[nth])}
          />,
          <Fields expected={events[nth]} record={records[nth]} />,
        ])}
      />
      <p class="small">
        {chain.first_bad === null
          ? 'The chain holds from the first record to the last.'
          : `The chain breaks at ${visible(`${chain.first_bad.file}:${chain.first_bad.line}`)}: ${visible(chain.first_bad.reason)}.`}
      </p>
    </>
  );
};

type TrailRecord = TrailSeen['records'][number];

interface Shown {
  readonly type: string;
  readonly severity: string;
  readonly at: string;
}

const shownRecord = ({ event_type, severity, file, line }: TrailRecord): Shown => ({
  ...{ type: event_type, severity, at: `${file}:${line}` },
});

const Event = ({ event }: { event: Shown | undefined }) =>
  event === undefined ? (
    <span class="quiet">nothing</span>
  ) : (
    <>
      <strong>{visible(event.type)}</strong> <span class="quiet">{visible(event.severity)}</span>
      {event.at === '' ? null : <div class="quiet small">{visible(event.at)}</div>}
    </>
  );

const isAlike = (expected: ExpectedEvent | undefined, record: TrailRecord | undefined): boolean =>
  expected !== undefined &&
  expected.type === record?.event_type &&
  expected.severity === record.severity &&
  Object.entries(expected.fields).every(([field, matcher]) => {
    const value = valueAt(record.event, field);
    return value !== undefined && matches(matcher, value);
  });

const wordFor = (expected: ExpectedEvent | undefined, record: TrailRecord | undefined): string => {
  if (expected === undefined) return 'unexpected';
  if (record === undefined) return 'missing';
  return isAlike(expected, record) ? 'alike' : 'differs';
};

const Fields = ({
  expected,
  record,
}: {
  expected: ExpectedEvent | undefined;
  record: TrailRecord | undefined;
}) => {
  const fields = Object.entries(expected?.fields ?? {});
  if (record === undefined || fields.length === 0)
    return <span class="quiet">type and severity</span>;
  return (
    <ul class="plain">
      {fields.map(([field, matcher]) => {
        const value = valueAt(record.event, field);
        const holds = value !== undefined && matches(matcher, value);
        return (
          <li>
            <Holds holds={holds} word={visible(field)} />{' '}
            <code>
              {value === undefined ? 'absent' : visible(JSON.stringify(value).slice(0, 80))}
            </code>
            {holds ? null : <> instead of {visible(describeMatcher(matcher))}</>}
          </li>
        );
      })}
    </ul>
  );
};
