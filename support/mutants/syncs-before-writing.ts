import { serveSubject } from '../../src/reference/door';
import { withFiles } from './parts';

// "Write and sync belong together; which comes first does not matter."
void serveSubject('0.1.0', {
  storage: withFiles((file) => ({
    append: async (bytes) => {
      await file.sync();
      await file.append(bytes);
    },
    sync: () => Promise.resolve(),
  })),
});
