import { events as vocabulary } from '../../catalogue';
import type { CrateReview } from '../types';
import { inline, plain, table } from './markdown';

/** Which events are put together where, with which fields; and which of the standard's are not. */
export const eventsMarkdown = (crates: readonly CrateReview[]): string =>
  ['# Audit Events', ...crates.flatMap(ofCrate)].join('\n\n').concat('\n');

const ofCrate = ({ name, events }: CrateReview): string[] => {
  const order = (type: string) => {
    const at = vocabulary.findIndex((one) => one.type === type);
    return at < 0 ? vocabulary.length : at;
  };
  const sorted = [...events].sort((a, b) => order(a.type) - order(b.type));
  const rows = sorted.map((event, at) => [
    String(at + 1),
    plain(event.type) + (event.isCritical ? ' (CRITICAL)' : ''),
    (event.function === null ? '' : `${inline(`${event.function}()`)} in `) +
      inline(`${event.file}:${event.line}${event.endLine > event.line ? `-${event.endLine}` : ''}`),
    event.fields.map((field) => inline(field)).join(', ') || 'none',
    missing(event)
      .map((field) => inline(field))
      .join(', ') || 'none',
  ]);
  const absent = vocabulary.filter(({ type }) => !events.some((event) => event.type === type));
  return [
    `## ${plain(name)}`,
    rows.length === 0
      ? 'No events are put together here.'
      : table(['#', 'Event', 'Where', 'Fields', 'Fields of the standard not seen'], rows),
    `Of the standard's events, ${vocabulary.length - absent.length} of ${vocabulary.length} are here` +
      (absent.length === 0 ? '.' : `; not: ${absent.map(({ type }) => inline(type)).join(', ')}.`),
  ];
};

/** A spread may hold any field, so nothing is missing beside one. */
const missing = ({ type, fields }: CrateReview['events'][number]): readonly string[] => {
  const wanted = vocabulary.find((one) => one.type === type)?.fields ?? [];
  if (fields.some((field) => field.startsWith('.'))) return [];
  const has = new Set(fields.map((field) => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)));
  // An actor says which worker it was.
  return wanted.filter((field) => !has.has(field) && !(field === 'worker_id' && has.has('actor')));
};
