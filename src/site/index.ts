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
} from './types';
export { visible } from './visible';
