import { fileStorage } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The files say where the trail ends; why write it down twice?"
void serveSubject('0.1.0', {
  storage: {
    open: async (directory) => {
      const opened = await fileStorage.open(directory);
      return {
        ...opened,
        replaceDocument: async (name, text) => {
          if (name !== 'head.json') await opened.replaceDocument(name, text);
        },
        replaceDocumentSync: (name, text) => {
          if (name !== 'head.json') opened.replaceDocumentSync(name, text);
        },
      };
    },
  },
});
