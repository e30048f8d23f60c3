export { descriptor, statementSchema, type Statement } from './descriptor';
export { SEAL_PREDICATE, sealStatement } from './seal';
export { digestIn, type Sealed } from './sealed';
export { resultWords, TEST_RESULT_PREDICATE, testResultStatement } from './test-result';
