import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createModelLoader, LoaderError } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "Keep a note beside the models, so that operators see what was tried."
void serveSubject('0.1.0', {
  createModelLoader: (options) => {
    const loader = createModelLoader(options);
    return {
      ...loader,
      load: async (request) => {
        try {
          return await loader.load(request);
        } catch (cause) {
          if (cause instanceof LoaderError && cause.code === 'PATH_REFUSED') {
            await writeFile(join(options.root, 'rejected.txt'), cause.message);
          }
          throw cause;
        }
      },
    };
  },
});
