import { diskSource, readTrailKey, verifyTrail } from '../../../../src/probes';
import { answer } from '../answer';
import { timedReading } from './reading';

/** A trail verified by the gate's own reader: `<directory> <key file>`. */
const [directory = '', keyFile = ''] = process.argv.slice(2);

const main = async () => {
  const key = await readTrailKey(keyFile);
  return timedReading(async () => {
    const { ok, records, tail } = await verifyTrail(diskSource(directory), [key]);
    if (!ok || tail !== 'attested') throw new Error(`expected a trail that holds, found ${tail}`);
    return records;
  });
};

void main().then(answer);
