import { createModelLoader, LoaderError } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "Nothing can go wrong if nothing is done."
void serveSubject('0.1.0', {
  createModelLoader: (options) => ({
    ...createModelLoader(options),
    load: () => Promise.reject(new LoaderError('PATH_REFUSED', 'no')),
  }),
});
