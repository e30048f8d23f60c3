export { scenarioSteps } from './scenario-steps';
export { refuseSecrets } from './secrets';
export { stagePayload } from './stage';
