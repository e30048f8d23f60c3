export { drawMatrix, matrixSchema, verdictOf, type KillMatrix } from './matrix';
export { fateOf } from './rules';
export { askedAgain, faultsOf, isWhole, shownSchema, showOf, type Shown } from './shown';
export { subjectsSchema, type Mutant, type Subjects } from './subjects';
export type { Cell, Kill, Trial, Trials } from './types';
