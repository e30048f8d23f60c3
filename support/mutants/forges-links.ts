import { createHmac } from 'node:crypto';
import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { withFiles } from './parts';

// "Each record has a hash of its own; that the one before is named in it is for show."
let key = Buffer.alloc(0);

const unlinked = (line: string): string => {
  const body = line
    .slice(0, line.lastIndexOf(',"hash":"'))
    .replace(/"prev_hash":"[0-9a-f]{64}"$/, `"prev_hash":"${'0'.repeat(64)}"`);
  return `${body},"hash":"${createHmac('sha256', key).update(body).digest('hex')}"}`;
};

void serveSubject('0.1.0', {
  openTrail: ({ readKey, ...parts }) =>
    openTrail({
      ...parts,
      readKey: async () => {
        const read = await readKey();
        key = Buffer.from(read);
        return read;
      },
    }),
  storage: withFiles((file) => ({
    append: (bytes) => {
      const lines = bytes.toString('utf8').split('\n').slice(0, -1);
      return file.append(Buffer.from(lines.map((line) => `${unlinked(line)}\n`).join('')));
    },
  })),
});
