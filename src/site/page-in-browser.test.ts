import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { requirements } from '../catalogue';
import { renderReport } from './index';
import { sampleReport } from './testing';
import { inBrowser } from './testing/in-browser';

const see = inBrowser(renderReport(sampleReport));

/** A few requirements show all that the others show again, and axe looks at every element. */
const few = ['EMIT-1', 'EMIT-2', 'FLUSH-1'];
const seeFew = inBrowser(
  renderReport({
    ...sampleReport,
    requirements: sampleReport.requirements.filter(({ id }) => few.includes(id)),
    verdicts: sampleReport.verdicts.filter(({ id }) => few.includes(id)),
  }),
);

const rowsOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator('tr[data-id]:visible')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id') ?? ''));

const openEverything = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '');
  });

see('searching shows the requirements that hold every word, and says how many', async (open) => {
  const page = await open();
  assert.equal((await rowsOf(page)).length, requirements.length);
  await page.getByLabel('Search', { exact: true }).fill('gdpr  flush-1');
  assert.deepEqual(await rowsOf(page), ['FLUSH-1']);
  await page.getByText(`1 of ${requirements.length} requirements`).waitFor();
  assert.equal(await page.locator('[data-requirement]:visible').count(), 1);
  await page.getByRole('button', { name: 'Clear' }).click();
  assert.equal((await rowsOf(page)).length, requirements.length);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'q');
});

see('filters narrow together, and a chapter without rows is not named', async (open) => {
  const page = await open();
  await page.getByLabel('Outcome', { exact: true }).selectOption('fail');
  assert.deepEqual(await rowsOf(page), ['EMIT-1']);
  assert.equal(await page.locator('tr.group:visible').count(), 1);
  await page.getByLabel('Chapter', { exact: true }).selectOption('flush');
  assert.deepEqual(await rowsOf(page), []);
  await page.getByText('0 of').waitFor();
});

see('a view can be handed on by its address', async (open) => {
  const page = await open();
  await page.getByLabel('Severity', { exact: true }).selectOption('advisory');
  await page.getByLabel('Search', { exact: true }).fill('emit');
  // Asked of the page: what Playwright knows of its address comes a moment later.
  const search = await page.evaluate(() => location.search);
  assert.equal(search, '?q=emit&severity=advisory');
  const again = await open({}, search);
  assert.deepEqual(await rowsOf(again), await rowsOf(page));
  assert.equal((await rowsOf(again)).length, 1);
});

see('a link into the page is followed also to what is folded or filtered away', async (open) => {
  const folded = '#s-small-flush-1-3';
  for (const where of [folded, `?outcome=fail${folded}`]) {
    const page = await open({}, where);
    assert.ok(await page.locator(`${folded}[open]`).isVisible());
    assert.ok(await page.locator(folded).evaluate((it) => it.getBoundingClientRect().top < 200));
  }
});

seeFew(
  'the scheme of the reader is followed, and nothing in either breaks a rule of axe',
  async (open) => {
    const grounds: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open({ colorScheme });
      await openEverything(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        [],
        colorScheme,
      );
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    assert.notEqual(grounds[0], grounds[1]);
  },
);

see(
  'without JavaScript everything is there to read, and nothing that would do nothing',
  async (open) => {
    const page = await open({ javaScriptEnabled: false });
    assert.equal(await page.locator('#filters').isVisible(), false);
    assert.equal((await rowsOf(page)).length, requirements.length);
    const fold = page.locator('#s-small-flush-1-3');
    assert.equal(await fold.getByText('Synced at answer').isVisible(), false);
    await fold.locator('summary').click();
    assert.ok(await fold.getByText('Synced at answer').isVisible());
  },
);

see('a screen 320 pixels wide shows all of it without scrolling sideways', async (open) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  await openEverything(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(width, 320);
});

see('on paper what is folded is unfolded, and what needs a mouse is gone', async (open) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open({ javaScriptEnabled, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const hidden = page.locator('#s-small-flush-1-3').getByText('Synced at answer');
    assert.ok(await hidden.evaluate((it) => it.getBoundingClientRect().height > 0));
    assert.equal(await page.locator('#filters').isVisible(), false);
    assert.ok(await page.getByRole('navigation', { name: 'Contents' }).isVisible());
  }
});

see('the keyboard reaches every control, and the first stop leads past the rest', async (open) => {
  const page = await open();
  await page.keyboard.press('Tab');
  assert.equal(
    await page.evaluate(() => document.activeElement?.textContent.trim()),
    'To the verdict',
  );
  await page.locator('#s-small-flush-1-3 > summary').focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#s-small-flush-1-3[open]').isVisible());
});
