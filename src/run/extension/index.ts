export { joinMessages } from './join-messages';
export { assertPrefix, prepareExtension, type Extension, type ExtensionRequest } from './prepare';
export { teamRequirementsJsonSchema } from './requirements-file';
export { runTeam } from './run-team';
