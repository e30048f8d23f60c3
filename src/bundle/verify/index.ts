export { openBag } from './bag-under-test';
export { loadDocuments, type Documents } from './documents';
export { verifyBundle, type Verification } from './verify-bundle';
