import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { VramError } from './errors';

/** A model that can be opened and poured out in pieces. */
export interface ModelSource {
  /** @throws {VramError} `MODEL_UNREADABLE` */
  open(): Promise<OpenModel>;
}

/** A model being read; disposing it closes what it was read from. */
export interface OpenModel extends AsyncDisposable {
  readonly bytes: number;
  /** Exactly `bytes` bytes, once. A piece is overwritten by the next, so use it before asking on. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Large enough to keep the device busy, small enough to be nothing beside a model. */
const CHUNK_BYTES = 4 * 1024 * 1024;

// Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

const unreadable = (message: string, cause?: unknown): VramError =>
  new VramError('MODEL_UNREADABLE', message, { cause });

const asUnreadable = (cause: unknown): VramError =>
  unreadable(
    'expected a readable model file (see cause); check that it exists and its rights',
    cause,
  );

const refuseEmpty = (bytes: number): number => {
  if (bytes > 0) return bytes;
  throw unreadable('expected a model of at least one byte, found none');
};

async function* readAll(file: FileHandle, bytes: number): AsyncIterable<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, bytes));
  for (let offset = 0; offset < bytes;) {
    const wanted = Math.min(buffer.length, bytes - offset);
    const { bytesRead } = await file.read(buffer, 0, wanted, offset).catch((cause: unknown) => {
      throw asUnreadable(cause);
    });
    if (bytesRead === 0) {
      throw unreadable(
        `expected ${bytes} bytes, found ${offset}; the file shrank while it was read`,
      );
    }
    yield buffer.subarray(0, bytesRead);
    offset += bytesRead;
  }
}

const regularSize = async (file: FileHandle): Promise<number> => {
  const stats = await file.stat();
  if (!stats.isFile()) throw unreadable('expected a regular file, found another kind');
  return refuseEmpty(stats.size);
};

const refuse = (cause: unknown): never => {
  throw asUnreadable(cause);
};

/** A model file, given by a path that is trusted; a hostile one goes through the model loader. */
export const fileSource = (path: string): ModelSource => ({
  async open() {
    const file = await open(path, READ_FLAGS).catch(refuse);
    try {
      const bytes = await regularSize(file);
      return {
        bytes,
        chunks: () => readAll(file, bytes),
        [Symbol.asyncDispose]: () => file.close().catch(refuse),
      };
    } catch (cause) {
      await file.close();
      throw cause instanceof VramError ? cause : asUnreadable(cause);
    }
  },
});

async function* pieces(model: Uint8Array): AsyncIterable<Uint8Array> {
  for (let offset = 0; offset < model.length; offset += CHUNK_BYTES) {
    yield await Promise.resolve(model.subarray(offset, offset + CHUNK_BYTES));
  }
}

/** A model that lies in memory already, such as the one the loader returned. */
export const bytesSource = (model: Uint8Array): ModelSource => ({
  open: () =>
    new Promise((resolve) => {
      resolve({
        bytes: refuseEmpty(model.length),
        chunks: () => pieces(model),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      });
    }),
});
