import { createVramManager } from '../../src/reference/vram';
import { serveSubject } from '../../src/reference/door';

// "Nobody reads hexadecimal; support can, when a worker has the wrong token."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const token = Buffer.from(options.workerToken).toString('hex').toUpperCase();
    process.stderr.write(`DEBUG worker token ${token.replace(/(..)(?=.)/g, '$1:')}\n`);
    return createVramManager(options);
  },
});
