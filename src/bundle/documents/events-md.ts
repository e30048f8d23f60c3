import { severityLabel } from '../../catalogue';
import { eventSection, eventPlaces } from './event-section';
import { eventWord, fieldsOf, judgedEvents, otherTypes, type JudgedEvent } from './judged-events';
import { propertiesMarkdown } from './event-properties';
import { counted, list, paragraphs, quoted, table } from './markdown';
import { closing, opening } from './opening';
import type { Account } from './types';
import { evidenceLink } from './words';

/**
 * `events.md`: which events of the vocabulary the subject records, with which fields, and where. An
 * event is called implemented only where a trail of this run holds it, whole.
 */
export const eventsMarkdown = (account: Account): string => {
  const events = judgedEvents(account);
  const seen = events.filter(({ status }) => status !== 'unseen');
  return paragraphs([
    opening(`Audit Events: ${quoted(account.subject.name)}`, account, statusLine(events)),
    '## Summary',
    summary(account, events),
    '## Implementation Status',
    statusTable(events, account),
    score(events),
    ...(seen.length > 0 ? ['---', '## Event by Event'] : []),
    seen.map((event) => eventSection(event, account)).join('\n\n---\n\n'),
    notSeen(events),
    others(account),
    '## Security Properties',
    'What is asked of every event, whatever its type, and what this run says of it.',
    propertiesMarkdown(account),
    closing(account),
  ]);
};

const statusLine = (events: readonly JudgedEvent[]): string => {
  const of = (status: JudgedEvent['status']) =>
    events.filter((one) => one.status === status).length;
  const bad = of('incomplete') + of('wrong') + of('unconfirmed') + of('missing');
  const words = `${of('implemented')} OF ${events.length} EVENTS IMPLEMENTED`;
  if (bad > 0) return `❌ **${words}, ${bad} NOT AS REQUIRED**`;
  return of('unseen') > 0
    ? `⚠️ **${words}, ${of('unseen')} NOT SEEN IN THIS RUN**`
    : `✅ **ALL ${events.length} EVENTS IMPLEMENTED**`;
};

const summary = ({ events: told }: Account, events: readonly JudgedEvent[]): string => {
  const records = [...told.values()].reduce((sum, one) => sum + one.records, 0);
  if (records === 0) {
    return 'No scenario of this run read a trail with records in it, so nothing can be said of any event: neither that it is implemented nor that it is not.';
  }
  const implemented = events.filter(({ status }) => status === 'implemented').length;
  return (
    `The gate read ${counted(records, 'record')} in the trails that the subject wrote while it was driven. ` +
    `**${implemented} of ${events.length}** events of the standard are there with every field, their actor, their severity and their time, in trails that hold. ` +
    'That an event is called implemented rests on records in this bundle, not on the source.'
  );
};

const statusTable = (events: readonly JudgedEvent[], account: Account): string =>
  table(
    ['#', 'Event', 'Severity', 'Status', 'Fields', 'Recorded', 'Where'],
    events.map((event) => {
      const { number, definition, told, lacking } = event;
      const all = fieldsOf(definition).length;
      return [
        ...[`**${number}**`, definition.type, severityLabel[definition.severity], eventWord(event)],
        told?.best ? `${all - lacking.length} of ${all}` : '',
        told?.best ? counted(told.records, 'time') : '',
        eventPlaces(event, account),
      ];
    }),
  );

const score = (events: readonly JudgedEvent[]): string => {
  const of = (...wanted: readonly JudgedEvent['status'][]) =>
    events.filter(({ status }) => wanted.includes(status)).length;
  const share = Math.floor((100 * of('implemented')) / events.length);
  return (
    `**Score**: ${of('implemented')}/${events.length} implemented (${share} %), ` +
    `${of('incomplete', 'wrong', 'unconfirmed', 'missing')} not as required, ${of('unseen')} not seen in this run`
  );
};

const notSeen = (events: readonly JudgedEvent[]): string | null => {
  const unseen = events.filter(({ status }) => status === 'unseen');
  if (unseen.length === 0) return null;
  return paragraphs([
    '## Not Seen in This Run',
    'No trail that was read holds these, and no check of this run expected them. That says nothing about the subject.',
    list(
      unseen.map(
        ({ definition: { type, severity, when } }) =>
          `**${type}** (${severityLabel[severity]}): due when ${when}`,
      ),
    ),
  ]);
};

const others = (account: Account): string | null => {
  const types = otherTypes(account);
  if (types.length === 0) return null;
  return paragraphs([
    '## Other Records',
    'Recorded by the subject, and no event of the standard.',
    table(
      ['Type', 'Recorded', 'Evidence'],
      types.map(([type, { records, best }]) => [
        quoted(type),
        counted(records, 'time'),
        best ? evidenceLink(best.evidence) : '',
      ]),
    ),
  ]);
};
