import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright';
import { openBrowser, type BrowserPlace } from '../print';

/** Where this machine's browser is, as a run looks for it. */
export const browserPlace: BrowserPlace = {
  named: process.env.PROOFGATE_BROWSER,
  platform: process.platform,
  architecture: process.arch,
};

/** Opens a page of its own in a context of these options; `where` follows the address. */
type OpenPage = (options?: BrowserContextOptions, where?: string) => Promise<Page>;

/**
 * Tests of one HTML text in a real browser, opened once for a file of tests. Where there is none,
 * each of them skips and says why. Whatever a page reports as an error fails the test.
 */
export const inBrowser = (html: string) => {
  const opened = openBrowser(browserPlace);
  const place = mkdtemp(join(tmpdir(), 'proofgate-site-'));
  after(async () => {
    await (await opened).browser?.close();
    await rm(await place, { recursive: true });
  });
  return (title: string, look: (open: OpenPage) => Promise<void>): void => {
    void test(title, async (t) => {
      const { browser, reason } = await opened;
      if (browser === null) {
        t.skip(reason);
        return;
      }
      const file = join(await place, 'index.html');
      await writeFile(file, html);
      const errors: string[] = [];
      await look(async (options = {}, where = '') => {
        const page = await (await browser.newContext(options)).newPage();
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => errors.push(message.text()));
        await page.goto(pathToFileURL(file).href + where);
        return page;
      });
      if (errors.length > 0) throw new Error(`the page reports: ${errors.join('; ')}`);
    });
  };
};
