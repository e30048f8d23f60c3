export * from './observations';
export { sampleReport } from './sample-report';
export { trailLines } from './trail-lines';
