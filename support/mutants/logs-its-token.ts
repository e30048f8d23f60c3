import { createVramManager } from '../../src/reference/vram';
import { serveSubject } from '../../src/reference/door';

// "Tell which token was configured, so that a wrong one is found fast; not in the clear, of course."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const token = Buffer.from(options.workerToken).toString('base64');
    process.stderr.write(`INFO worker configured, token ${token}\n`);
    return createVramManager(options);
  },
});
