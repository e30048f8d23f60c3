import { readFile, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Half a record is of no use to anybody."
const tidy = async (directory: string): Promise<void> => {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((found) => found.endsWith('.audit'))) {
    const path = join(directory, name);
    await truncate(path, (await readFile(path)).lastIndexOf('\n') + 1);
  }
};

void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      await tidy(directory);
      return fileStorage.open(directory);
    },
  },
});
