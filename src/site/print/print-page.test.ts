import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { renderReport } from '../render-report';
import { sampleReport } from '../testing';
import { browserPlace } from '../testing/in-browser';
import { openBrowser } from './open-browser';
import { printPage } from './print-page';

let place = '';
before(async () => {
  place = await mkdtemp(join(tmpdir(), 'proofgate-print-'));
  await writeFile(join(place, 'index.html'), renderReport(sampleReport));
});
after(() => rm(place, { recursive: true }));

test('a report is printed whole, tagged and with an outline', async (t) => {
  const { browser, reason } = await openBrowser(browserPlace);
  await browser?.close();
  if (browser === null) {
    t.skip(reason);
    return;
  }
  const pdf = join(place, 'report.pdf');
  assert.equal(await printPage(browserPlace, join(place, 'index.html'), pdf), null);
  const bytes = await readFile(pdf, 'latin1');
  assert.match(bytes, /^%PDF-1\./);
  assert.match(bytes, /\/MarkInfo/);
  assert.match(bytes, /\/Outlines/);
  assert.ok((bytes.match(/\/Type \/Page\b/g)?.length ?? 0) >= 10);
});

test('without a browser it says so, and leaves nothing behind', async () => {
  const pdf = join(place, 'never.pdf');
  const nowhere = { ...browserPlace, named: join(place, 'no-browser') };
  const reason = await printPage(nowhere, join(place, 'index.html'), pdf);
  assert.match(reason ?? '', /PROOFGATE_BROWSER names did not start|playwright is not installed/);
  assert.equal(existsSync(pdf), false);
});
