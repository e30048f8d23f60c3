import type { DataTable } from '@cucumber/cucumber';
import { events, severityLabel } from '../../src/catalogue';
import type { ExpectedEvent } from '../../src/verdict';
import type { Case } from './case';
import { valueOf } from './values';

/** An event of the catalogue without expectations on its fields. */
export const expectedEvent = (type: string): ExpectedEvent => {
  const event = events.find((known) => known.type === type);
  if (!event) throw new Error(`expected an event of the catalogue, found ${type}`);
  return { type, severity: severityLabel[event.severity], fields: {} };
};

/**
 * Reads a table of `event | field | value`, where a row without an event goes on with the one
 * above.
 */
export const expectedEvents = (table: DataTable, at: Case): readonly ExpectedEvent[] => {
  const expected: ExpectedEvent[] = [];
  for (const { event = '', field = '', value = '' } of table.hashes()) {
    if (event !== '') expected.push(expectedEvent(event));
    const current = expected.at(-1);
    if (current && field !== '') current.fields[field] = valueOf(value, at);
  }
  return expected;
};
