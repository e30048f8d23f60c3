export { describeBrowser, openBrowser, type BrowserPlace } from './open-browser';
export { printPage } from './print-page';
