import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Each start gets a log of its own; what was before is history."
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      const opened = await fileStorage.open(directory);
      const past = await opened.list();
      return {
        ...opened,
        list: async () => (await opened.list()).filter((name) => !past.includes(name)),
        readDocument: async (name) => (past.includes(name) ? null : opened.readDocument(name)),
      };
    },
  },
});
