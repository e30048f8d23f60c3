export { isEdition, verifyEdition } from './verify-edition';
