export { jsonReport, type JsonReport } from './json';
export { sectionText } from './text';
