import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The support team has to be able to read it."
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      const opened = await fileStorage.open(directory);
      return {
        ...opened,
        openFile: async (name) => {
          const file = await opened.openFile(name);
          await chmod(join(directory, name), 0o644);
          return file;
        },
      };
    },
  },
});
