export { statementSchema, type Statement } from './descriptor';
export { sealStatement } from './seal';
export type { Sealed } from './sealed';
export { testResultStatement } from './test-result';
