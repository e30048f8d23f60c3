export { refuseSecrets } from './secrets';
export { stagePayload } from './stage';
