import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createModelLoader, LoaderError } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

const QUOTED_BYTES = 16;

// "An error should show what was found."
void serveSubject('0.1.0', {
  createModelLoader: (options) => {
    const loader = createModelLoader(options);
    return {
      ...loader,
      [Symbol.asyncDispose]: () => loader[Symbol.asyncDispose](),
      load: async (request) => {
        try {
          return await loader.load(request);
        } catch (cause) {
          if (!(cause instanceof LoaderError) || cause.code !== 'MALFORMED_MODEL') throw cause;
          const found = await readFile(join(options.root, request.path));
          const quoted = found.subarray(0, QUOTED_BYTES).toString('hex');
          throw new LoaderError(cause.code, `${cause.message}: ${quoted}`);
        }
      },
    };
  },
});
