import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The page cache survives a crash of the process; a sync only costs time."
void serveSubject('0.1.0', {
  storage: {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      return {
        ...directory,
        openFile: async (name) => ({
          ...(await directory.openFile(name)),
          sync: () => Promise.resolve(),
        }),
      };
    },
  },
});
