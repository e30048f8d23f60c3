export { describeBrowser, printPage, type BrowserPlace } from './print';
export { renderReport } from './render-report';
export { renderSeveral } from './render-several';
export type { SeveralReport, SeveralRow, SeveralSubject } from './several-types';
export type {
  Excerpt,
  ReportCheck,
  ReportInput,
  ReportMutants,
  ReportRaw,
  ReportScenario,
  ReportStep,
} from './types';
export { visible } from './visible';
