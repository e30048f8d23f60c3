export { referenceParts, type ReferenceParts } from './parts';
export { serveSubject } from './serve';
