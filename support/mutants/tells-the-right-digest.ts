import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createModelLoader, LoaderError } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "An error message should help: say what was expected."
void serveSubject('0.1.0', {
  createModelLoader: (options) => {
    const loader = createModelLoader(options);
    return {
      ...loader,
      load: async (request) => {
        try {
          return await loader.load(request);
        } catch (cause) {
          if (!(cause instanceof LoaderError) || cause.code !== 'INTEGRITY_VIOLATION') throw cause;
          const digest = createHash('sha256').update(
            await readFile(join(options.root, request.path)),
          );
          throw new LoaderError('INTEGRITY_VIOLATION', `expected ${digest.digest('hex')}`, {
            cause,
          });
        }
      },
    };
  },
});
