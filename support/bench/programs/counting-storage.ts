import { fileStorage, type Storage } from '../../../src/reference/audit';

/** The real disk, with the syncs of trail files counted. */
export const countingStorage = (): { storage: Storage; syncs: () => number } => {
  let syncs = 0;
  const storage: Storage = {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      return {
        ...directory,
        openFile: async (name) => {
          const file = await directory.openFile(name);
          return {
            ...file,
            sync: () => {
              syncs += 1;
              return file.sync();
            },
          };
        },
      };
    },
  };
  return { storage, syncs: () => syncs };
};
