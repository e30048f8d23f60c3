import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TrailError, explain } from './trail-error';

/** Like the trail itself, a copy is for its owner alone (TRAIL-1). */
const DIRECTORY_MODE = 0o700;
const FILE_MODE = 0o600;

/** A new directory that takes a copy of a trail; nothing in it is ever overwritten. */
export class ExportDirectory {
  private constructor(private readonly path: string) {}

  /** @throws TrailError `OUTPUT_IN_USE` or `OUTPUT_FAILED` */
  static async open(path: string): Promise<ExportDirectory> {
    const found = await attempt(path, async () => {
      await mkdir(path, { recursive: true, mode: DIRECTORY_MODE });
      return readdir(path);
    });
    if (found.length === 0) return new ExportDirectory(path);
    throw new TrailError(
      'OUTPUT_IN_USE',
      `expected ${path} to be absent or empty, but it holds ${found.length} files; name another ` +
        'directory for the export',
    );
  }

  /** Copies the first `length` bytes of what comes piece by piece. */
  async copy(name: string, pieces: AsyncIterable<Buffer>, length: number): Promise<void> {
    await this.#fill(name, async (append) => {
      let left = length;
      for await (const piece of pieces) {
        await append(piece.subarray(0, left));
        left -= Math.min(left, piece.length);
        if (left === 0) return;
      }
    });
  }

  async write(name: string, content: string | Buffer): Promise<void> {
    await this.#fill(name, (append) => append(Buffer.from(content)));
  }

  async #fill(
    name: string,
    fill: (append: (bytes: Buffer) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const path = join(this.path, name);
    await attempt(path, async () => {
      await using file = await open(path, 'wx', FILE_MODE);
      await fill(async (bytes) => file.appendFile(bytes));
      await file.sync();
    });
  }
}

const attempt = async <T>(path: string, action: () => Promise<T>): Promise<T> => {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof TrailError) throw cause;
    throw new TrailError(
      'OUTPUT_FAILED',
      `${path} cannot be written: ${explain(cause)}; name a directory that takes the export`,
      { cause },
    );
  }
};
