export { readCtrf, type CtrfTold } from './ctrf';
export { readFormats } from './formats-document';
export { readJunit } from './junit';
export {
  readCatalog,
  readPlan,
  readResults,
  tellOscal,
  type ControlFinding,
  type OscalDocuments,
  type OscalTold,
} from './oscal';
export { referenceProblems } from './references';
export { readSarif, type ReviewFinding, type SarifTold } from './sarif';
export { tally, type Entry, type Place, type Told } from './told';
