import { parentPort } from 'node:worker_threads';
import { readPortion, type Portion } from './read-files';

// One thread of a review: portions of files come in, their facts go out.
parentPort?.on('message', (portion: Portion) => {
  parentPort?.postMessage(readPortion(portion));
});
