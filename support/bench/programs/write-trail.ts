import { openBenchTrail, routineEvents } from '../loggers';
import { answer } from './answer';

/** A trail of routine events, as the reference writes it: `<directory> <events>`. */
const [directory = '', events = ''] = process.argv.slice(2);

/** Few syncs, and far below a minute for a million events. */
const BATCH = 10_000;

const main = async (): Promise<object> => {
  const options = { capacity: BATCH, batchSize: BATCH + 1 };
  const { trail, auditor, failures } = await openBenchTrail(directory, options);
  const next = routineEvents();
  for (let left = Number(events); left > 0; left -= BATCH) {
    for (let n = 0; n < Math.min(BATCH, left); n += 1) auditor.emit(next());
    await trail.flush();
  }
  await trail[Symbol.asyncDispose]();
  if (failures() > 0) throw new Error(`expected every event in the trail, ${failures()} are not`);
  return {};
};

void main().then(answer);
