export { openBag, type BagUnderTest } from './bag-under-test';
export { loadDocuments, type Documents } from './documents';
export { isSeveral, toldColumn } from './several';
export { verifyBundle, type Verification } from './verify-bundle';
export { withTeam } from './with-team';
