import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "What is closed and digested has been shipped; make room."
void serveSubject('0.1.0', {
  storage: {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      return {
        ...directory,
        replaceDocument: async (name, text) => {
          await directory.replaceDocument(name, text);
          if (name.endsWith('.sha256')) await directory.remove(name.replace(/\.sha256$/, ''));
        },
      };
    },
  },
});
