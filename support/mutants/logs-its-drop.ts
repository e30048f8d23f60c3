import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "That it went away is worth a line in the log."
void serveSubject('0.1.0', {
  createVramManager: (options) =>
    createVramManager({
      ...options,
      auditor: options.auditor && {
        ...options.auditor,
        flush: () => {
          process.stderr.write('INFO VramManager dropped, audit logger flushed\n');
          return Promise.resolve();
        },
      },
    }),
});
