import { serveSubject } from '../../src/reference/door';
import { createModelLoader } from '../../src/reference/loader';

// "Below the limit means below the limit."
void serveSubject('0.1.0', {
  createModelLoader: ({ maxBytes, ...options }) =>
    createModelLoader({ ...options, maxBytes: maxBytes - 1 }),
});
