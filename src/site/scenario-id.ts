import type { ReportScenario } from './types';

/** Where a scenario stands in the page: by its feature and line, which no two scenarios share. */
export const scenarioId = ({ feature, line }: Pick<ReportScenario, 'feature' | 'line'>): string =>
  `s-${feature
    .replace(/^features\/|\.feature$/g, '')
    .replace(/[^\w]+/g, '-')
    .toLowerCase()}-${line}`;
