import { restartAtRandom } from './restart-at-random';

/** Restarts a trail as often as told and prints what came of it: `<restarts> <seed>`. */
const [restarts = '200', seed = '1'] = process.argv.slice(2);

void restartAtRandom(Number(restarts), Number(seed)).then((figures) => {
  process.stdout.write(`${JSON.stringify({ seed: Number(seed), ...figures })}\n`);
});
