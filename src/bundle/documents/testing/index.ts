export { toldCatalogue } from './told-catalogue';
export type { Say } from './told-evidence';
export { toldRun } from './told-run';
export { outline } from './outline';
