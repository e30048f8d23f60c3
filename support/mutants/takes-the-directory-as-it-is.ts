import { chmod, stat } from 'node:fs/promises';
import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Whoever made the directory will have known why it has those permissions."
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      const found = await stat(directory).catch(() => null);
      const opened = await fileStorage.open(directory);
      if (found !== null) await chmod(directory, found.mode & 0o777);
      return opened;
    },
  },
});
