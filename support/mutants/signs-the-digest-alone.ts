import { createHmac } from 'node:crypto';
import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "The digest is what matters; id, size and time are only labels."
void serveSubject('0.1.0', {
  createVramManager: (options) =>
    createVramManager({
      ...options,
      signer: {
        sign: ({ digest }) =>
          createHmac('sha256', options.workerToken).update(digest).digest('hex'),
        dispose: () => undefined,
      },
    }),
});
