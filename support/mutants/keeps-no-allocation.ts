import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "The shard goes to the caller; why keep it twice?"
void serveSubject('0.1.0', {
  createVramManager: ({ ledger, ...options }) =>
    createVramManager({
      ...options,
      ...(ledger && { ledger: { ...ledger, add: () => undefined } }),
    }),
});
