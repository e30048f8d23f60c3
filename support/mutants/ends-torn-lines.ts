import { appendFile, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A line without an end only needs one."
const end = async (directory: string): Promise<void> => {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((found) => found.endsWith('.audit'))) {
    const path = join(directory, name);
    const bytes = await readFile(path);
    if (bytes.length > 0 && bytes.at(-1) !== 10) await appendFile(path, '\n');
  }
};

void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      await end(directory);
      return fileStorage.open(directory);
    },
  },
});
