export { renderReport } from './render-report';
export type { ReportCheck, ReportScenario, ReportStep } from './types';
export { visible } from './visible';
