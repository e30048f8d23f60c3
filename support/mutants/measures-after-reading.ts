import { serveSubject } from '../../src/reference/door';
import { createOpenBeneath } from '../../src/reference/loader';

const A_MEBIBYTE = Buffer.alloc(1024 * 1024);

const jail = createOpenBeneath();

// "Once it is read, its length is known."
void serveSubject('0.1.0', {
  openBeneath: async (root, path) => {
    const file = await jail(root, path);
    await file.read(A_MEBIBYTE, 0, A_MEBIBYTE.length, 0);
    return file;
  },
});
