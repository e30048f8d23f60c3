import { createModelLoader } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "The trail flushes itself when the process ends."
const unflushed = <A extends { flush(): Promise<void> } | null>(auditor: A): A =>
  auditor === null ? auditor : { ...auditor, flush: () => Promise.resolve() };

void serveSubject('0.1.0', {
  createVramManager: (options) =>
    createVramManager({ ...options, auditor: unflushed(options.auditor) }),
  createModelLoader: (options) =>
    createModelLoader({ ...options, auditor: unflushed(options.auditor) }),
});
