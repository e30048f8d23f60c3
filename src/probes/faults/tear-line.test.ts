import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tears, type Tear } from './tear-line';

const LINES = '{"seq":1}\n{"seq":2}\n';

/** What is left of the two lines, and what follows. */
const left: Readonly<Record<Tear, readonly [string, string]>> = {
  'half a record more': [LINES, '{"seq'],
  'a last record cut in its middle': ['{"seq":1}\n', '{"seq'],
  'a last record of one letter': ['{"seq":1}\n', '{'],
  'a last record without its newline': ['{"seq":1}\n', '{"seq":2}'],
  'bytes that are no text': [LINES, '\u00ff\u0000{\u00c3'],
};

for (const [what, tear] of Object.entries(tears)) {
  test(`after ${what} it is known what is whole and what is torn`, () => {
    const { whole, torn } = tear(Buffer.from(LINES));
    assert.deepEqual([whole.toString(), torn.toString('latin1')], left[what as Tear]);
  });
}
