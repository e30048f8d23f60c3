import { serveSubject } from '../../src/reference/door';
import { createVramManager, VramError } from '../../src/reference/vram';

// "Disposing twice is a mistake of the caller, who should be told."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    let isDisposed = false;
    return {
      ...manager,
      [Symbol.asyncDispose]: async () => {
        if (isDisposed) throw new VramError('DISPOSED', 'the manager was disposed of already');
        isDisposed = true;
        await manager[Symbol.asyncDispose]();
      },
    };
  },
});
