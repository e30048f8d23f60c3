import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "Flush first, so that nothing is lost if giving the memory back goes wrong."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const { auditor } = options;
    const unflushed = auditor && { ...auditor, flush: () => Promise.resolve() };
    const manager = createVramManager({ ...options, auditor: unflushed });
    return {
      ...manager,
      [Symbol.asyncDispose]: async () => {
        await auditor?.flush();
        await manager[Symbol.asyncDispose]();
      },
    };
  },
});
