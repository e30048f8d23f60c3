import { fileStorage, type TrailFile } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A sync that fails is a hiccup of the disk: try it until it goes through."
const TRIES = 20;

const stubborn = async (file: TrailFile): Promise<void> => {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      await file.sync();
      return;
    } catch {
      continue;
    }
  }
  await file.sync();
};

void serveSubject('0.1.0', {
  storage: {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      return {
        ...directory,
        openFile: async (name) => {
          const file = await directory.openFile(name);
          return { ...file, sync: () => stubborn(file) };
        },
      };
    },
  },
});
