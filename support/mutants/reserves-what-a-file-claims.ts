import { createModelLoader, parseGguf } from '../../src/reference/loader';
import { serveSubject } from '../../src/reference/door';

// "Reserve the table in one go, as large as the header says: growing it is slow."
const reserve = (content: Buffer): void => {
  const claimed = content.length < 16 ? 0n : content.readBigUInt64LE(8) * 256n;
  Buffer.alloc(Number(claimed < 2n ** 28n ? claimed : 2n ** 28n), 1);
};

void serveSubject('0.1.0', {
  createModelLoader: (options) =>
    createModelLoader({
      ...options,
      parseModel: (content) => {
        reserve(content);
        return parseGguf(content);
      },
    }),
});
