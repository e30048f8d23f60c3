import { Given, When, type DataTable, type World } from '@cucumber/cucumber';
import {
  CHECK_MEDIA_TYPE,
  RAW_MEDIA_TYPE,
  type CheckRecord,
  type RawEvidence,
} from '../../verdict';

type Looking = World<{
  readonly records: Readonly<Record<string, CheckRecord>>;
  readonly raw: RawEvidence;
}>;

Given('a subject', () => undefined);

Given('a subject that is', (table: DataTable) => table.raw().length);

When('the gate looks at {string}', function (this: Looking, what: string) {
  const record = this.parameters.records[what];
  this.attach(JSON.stringify(record), CHECK_MEDIA_TYPE);
  this.attach(JSON.stringify(this.parameters.raw), RAW_MEDIA_TYPE);
  if (record?.outcome === 'fail') throw new Error(`${what} fails`);
});
