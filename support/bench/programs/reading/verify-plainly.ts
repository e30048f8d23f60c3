import { createHmac, createSecretKey } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { answer } from '../answer';
import { timedReading } from './reading';

/**
 * What one would write first: lines, `JSON.parse`, `createHmac`, and the link to the line before. It
 * looks neither at the form of a line nor at anything beside the files: `<directory> <key file>`.
 */
const [directory = '', keyFile = ''] = process.argv.slice(2);

interface Members {
  readonly seq: number;
  readonly prev_hash: string;
  readonly hash: string;
}

const inOrder = new Intl.Collator('en', { numeric: true });

const verifyPlainly = async (): Promise<number> => {
  const key = createSecretKey(Buffer.from(await readFile(keyFile, 'latin1'), 'hex'));
  const names = (await readdir(directory)).filter((name) => name.endsWith('.audit'));
  let last = { seq: 0, hash: '0'.repeat(64) };
  for (const name of names.sort((a, b) => inOrder.compare(stem(a), stem(b)))) {
    const input = createReadStream(join(directory, name));
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const { seq, prev_hash, hash } = JSON.parse(line) as Members;
      const body = line.slice(0, line.lastIndexOf(',"hash":"'));
      const made = createHmac('sha256', key).update(body).digest('hex');
      if (made !== hash || prev_hash !== last.hash || seq !== last.seq + 1) {
        throw new Error(`expected a trail that holds, found a break at seq ${seq} of ${name}`);
      }
      last = { seq, hash };
    }
  }
  return last.seq;
};

const stem = (name: string): string => name.replace('.audit', '');

void timedReading(verifyPlainly).then(answer);
