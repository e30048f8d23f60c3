import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A lock that somebody forgot must not keep us from starting."
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      await rm(join(directory, '.writer.lock'), { force: true });
      return fileStorage.open(directory);
    },
  },
});
