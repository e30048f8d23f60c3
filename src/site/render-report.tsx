import { renderToString } from 'preact-render-to-string';
import { Page } from './page';
import type { ReportInput } from './types';

/**
 * Renders a run as one HTML file that needs nothing else: it refers to nothing remote and says the
 * same without its script, on screen in light and dark, and on paper. Links lead to the evidence
 * beside it in the bundle.
 */
export const renderReport = (report: ReportInput): string =>
  `<!doctype html>\n${renderToString(<Page report={report} />)}\n`;
