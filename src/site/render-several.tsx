import { renderToString } from 'preact-render-to-string';
import { SeveralPage } from './several';
import type { SeveralReport } from './several-types';

/** Renders several subjects side by side as one HTML file; links lead into the bundle of each. */
export const renderSeveral = (report: SeveralReport): string =>
  `<!doctype html>\n${renderToString(<SeveralPage report={report} />)}\n`;
