import { pathToFileURL } from 'node:url';
import { openBrowser, type BrowserPlace } from './open-browser';

/** A report of thousands of pages takes a minute; beyond that, something hangs. */
const PRINT_MS = 300_000;

/**
 * Prints an HTML file to a tagged PDF with an outline, as it reads without scripts and without a
 * network.
 *
 * @returns why it could not, in words for the bundle; `null` when it did.
 */
export const printPage = async (
  place: BrowserPlace,
  page: string,
  pdf: string,
): Promise<string | null> => {
  const { browser, reason } = await openBrowser(place);
  if (browser === null) return reason;
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    context.setDefaultTimeout(PRINT_MS);
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.pdf({
      path: pdf,
      printBackground: true,
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
    });
    return null;
  } catch {
    return 'the browser did not print it';
  } finally {
    await browser.close();
  }
};
