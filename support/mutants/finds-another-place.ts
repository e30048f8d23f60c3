import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const isTaken = (cause: unknown): boolean => (cause as NodeJS.ErrnoException).code === 'EEXIST';

// "Where the place is taken, the next one will do; a trail somewhere is better than none."
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      try {
        return await fileStorage.open(directory);
      } catch (cause) {
        if (isTaken(cause)) return fileStorage.open(`${directory}-1`);
        throw cause;
      }
    },
  },
});
