import { Worker } from 'node:worker_threads';
import { serveSubject } from '../../src/reference/door';

// "Digests are compared in a thread of their own, nobody can time that": `!=`, where no clock looks.
const program = `
  const { parentPort, workerData: { pairs, rounds } } = require('node:worker_threads');
  let equal = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [a, b] of pairs) if (a === b) equal += 1;
  }
  parentPort.postMessage(equal);
`;

void serveSubject('0.1.0', {
  countEqual: (asked) =>
    new Promise((resolve, reject) => {
      new Worker(program, { eval: true, workerData: asked })
        .once('message', resolve)
        .once('error', reject);
    }),
});
