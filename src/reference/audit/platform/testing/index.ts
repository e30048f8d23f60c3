export { answerJson, openCollector, storeAll, type Behaviour, type Collector } from './collector';
export { spoolRoom, type SpoolRoom } from './spool-room';
