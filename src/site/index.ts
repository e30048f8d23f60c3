export { describeBrowser, printPage, type BrowserPlace } from './print';
export { renderReport } from './render-report';
export type {
  Excerpt,
  ReportCheck,
  ReportInput,
  ReportMutants,
  ReportRaw,
  ReportScenario,
  ReportStep,
  ReportWaiver,
} from './types';
