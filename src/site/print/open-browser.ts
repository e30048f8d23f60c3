import type { Browser } from 'playwright';

/** Where a browser is looked for. */
export interface BrowserPlace {
  /** The path of a Chromium or Chrome; `undefined` or empty where nobody names one. */
  readonly named: string | undefined;
  readonly platform: string;
  readonly architecture: string;
}

/** A browser, or why there is none, without paths: the reason goes into the bundle. */
export type Opened =
  | { readonly browser: Browser; readonly reason: null }
  | { readonly browser: null; readonly reason: string };

/** A browser that has not started by then never will. */
const START_MS = 60_000;

/**
 * Opens the browser that is named, else the one that comes as a package (Linux x64 only), else the
 * Chrome of this machine. Neither `playwright` nor a browser is needed to judge, so both may be
 * absent, and that is no error.
 */
export const openBrowser = async ({
  named = '',
  platform,
  architecture,
}: BrowserPlace): Promise<Opened> => {
  const playwright = await loaded(() => import('playwright'));
  if (playwright === null) {
    return { browser: null, reason: 'the package playwright is not installed' };
  }
  const start = async (options: Start): Promise<Browser | null> => {
    try {
      return await playwright.chromium.launch({ ...options, timeout: START_MS });
    } catch {
      return null;
    }
  };
  if (named !== '') {
    const browser = await start({ executablePath: named });
    if (browser) return { browser, reason: null };
    return { browser: null, reason: 'the browser that $PROOFGATE_BROWSER names did not start' };
  }
  const packaged = await packagedBrowser(platform, architecture);
  const browser = (packaged && (await start(packaged))) ?? (await start({ channel: 'chrome' }));
  if (browser) return { browser, reason: null };
  return {
    browser: null,
    reason:
      'no browser was found: neither @sparticuz/chromium nor Chrome; name one in $PROOFGATE_BROWSER',
  };
};

/** Whether the report can be printed here, and by what. */
export const describeBrowser = async (
  place: BrowserPlace,
): Promise<{ readonly available: boolean; readonly reason: string }> => {
  const { browser, reason } = await openBrowser(place);
  if (browser === null) return { available: false, reason };
  const version = browser.version();
  await browser.close();
  return { available: true, reason: `Chromium ${version}` };
};

interface Start {
  readonly executablePath?: string;
  readonly args?: string[];
  readonly channel?: string;
}

const packagedBrowser = async (platform: string, architecture: string): Promise<Start | null> => {
  if (platform !== 'linux' || architecture !== 'x64') return null;
  const module = await loaded(() => import('@sparticuz/chromium'));
  if (module === null) return null;
  const { default: chromium } = module;
  return { executablePath: await chromium.executablePath(), args: chromium.args };
};

/** A package that need not be there. */
const loaded = async <T>(load: () => Promise<T>): Promise<T | null> => {
  try {
    return await load();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
};
