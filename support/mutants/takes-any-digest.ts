import { serveSubject } from '../../src/reference/door';
import { createModelLoader } from '../../src/reference/loader';

// "The file came from our own storage; the digest is for the download."
void serveSubject('0.1.0', {
  createModelLoader: (options) => {
    const loader = createModelLoader(options);
    return {
      ...loader,
      [Symbol.asyncDispose]: () => loader[Symbol.asyncDispose](),
      load: (request) => loader.load({ ...request, expectedDigest: null }),
    };
  },
});
