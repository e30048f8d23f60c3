import { createModelLoader, parseGguf } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "The magic is right, so it is a model; the rest is for whoever runs it."
void serveSubject('0.1.0', {
  createModelLoader: (options) =>
    createModelLoader({
      ...options,
      parseModel: (content) =>
        content.toString('latin1', 0, 4) === 'GGUF'
          ? { version: 3, metadata: new Map(), tensors: [] }
          : parseGguf(content),
    }),
});
