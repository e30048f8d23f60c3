export { verifyBundle, type Verification } from './verify-bundle';
