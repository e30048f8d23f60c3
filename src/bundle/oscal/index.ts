export { oscalCatalog } from './catalog';
export { oscalPlan } from './plan';
export { oscalResults } from './results';
