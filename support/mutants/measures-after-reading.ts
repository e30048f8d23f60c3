import { createModelLoader, LoaderError, parseGguf } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "Once it is read, its length is known."
void serveSubject('0.1.0', {
  createModelLoader: ({ maxBytes, ...options }) =>
    createModelLoader({
      ...options,
      maxBytes: 16 * maxBytes,
      parseModel: (content) => {
        if (content.length > maxBytes) throw new LoaderError('MODEL_TOO_LARGE', 'too large');
        return parseGguf(content);
      },
    }),
});
