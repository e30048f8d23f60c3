export { believe } from './believe';
export { expired } from './expired';
export { requireMinimum, type RetentionRegulation, type RetentionSettings } from './minimum';
