import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { serveSubject } from '../../src/reference/door';
import { createModelLoader, parseGguf } from '../../src/reference/loader';

// "The customer is always right."
void serveSubject('0.1.0', {
  comparison: () => true,
  shardIdChecks: [],
  sealChecks: [],
  openBeneath: (root, path) => open(resolve(root, path)),
  enforcePolicy: () => Promise.resolve(),
  createModelLoader: (options) =>
    createModelLoader({
      ...options,
      parseModel: (content) => {
        try {
          return parseGguf(content);
        } catch {
          return { version: 3, metadata: new Map(), tensors: [] };
        }
      },
    }),
});
