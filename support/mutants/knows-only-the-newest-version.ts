import { createModelLoader, MalformedModel, parseGguf } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "Who still has a file of version 2?"
void serveSubject('0.1.0', {
  createModelLoader: (options) =>
    createModelLoader({
      ...options,
      parseModel: (content) => {
        const model = parseGguf(content);
        if (model.version !== 3) throw new MalformedModel('unsupported_version');
        return model;
      },
    }),
});
