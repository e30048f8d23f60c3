import { fileStorage, type Storage, type TrailFile } from '../../../src/reference/audit';

/** The storage, with every file it opens done otherwise. */
export const withFiles = (change: (file: TrailFile) => Partial<TrailFile>): Storage => ({
  open: async (path) => {
    const directory = await fileStorage.open(path);
    return {
      ...directory,
      openFile: async (name) => {
        const file = await directory.openFile(name);
        return { ...file, ...change(file) };
      },
    };
  },
});
