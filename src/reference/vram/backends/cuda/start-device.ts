import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createTurns, type Turns } from '../../turns';
import { CudaError } from './cuda-error';
import type { CudaDevice, DeviceOptions } from './device';
import type { DeviceCall, Reply, Request, ThreadData } from './thread-messages';

/** The name under which NVIDIA's driver installs its library. */
export const SYSTEM_LIBRARY = 'libcuda.so.1';

/** A device on a thread of its own, so that nothing it does keeps this one waiting. */
export interface DeviceThread extends AsyncDisposable {
  /** Shared by both threads: what is written is taken from its front, what is read is put there. */
  readonly window: Uint8Array;
  /** For whoever makes several calls that use the window and must not be mixed with others. */
  readonly inTurn: Turns;
  /** Every rejection is a `CudaError`. */
  call<N extends DeviceCall>(
    name: N,
    ...args: Parameters<CudaDevice[N]>
  ): Promise<ReturnType<CudaDevice[N]>>;
}

/** Large enough to keep the bus busy, small enough to be nothing beside a model. */
const WINDOW_BYTES = 4 * 1024 * 1024;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: CudaError) => void;
}

/** Questions to a worker that answers them in order. It keeps the process alive only while asked. */
class Line {
  readonly #waiting: Waiting[] = [];
  #ended: CudaError | null = null;

  constructor(readonly worker: Worker) {
    worker.on('message', (reply: Reply) => {
      this.#settle(reply);
    });
    worker.on('error', (cause) => {
      this.#end(CudaError.from(cause));
    });
    worker.on('exit', () => {
      this.#end(CudaError.from(new Error('the thread of the device has ended')));
    });
  }

  /** Waits for a reply, to the request if one is given. */
  ask(request?: Request): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.worker.ref();
      if (request) this.worker.postMessage(request);
    });
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) this.worker.unref();
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new CudaError(reply.code, reply.message, reply.failed));
  }

  #end(cause: CudaError): void {
    this.#ended ??= cause;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}

/**
 * Opens a device on a new thread. Disposing it scrubs and frees all memory still held, gives the
 * context back and ends the thread.
 *
 * @throws {CudaError} `NO_DRIVER`, `NO_DEVICE`, `DEVICE_FAILURE`
 */
export const startDevice = async (
  options: Omit<DeviceOptions, 'window'>,
  windowBytes = WINDOW_BYTES,
): Promise<DeviceThread> => {
  const window = new SharedArrayBuffer(windowBytes);
  const worker = new Worker(join(__dirname, `device-thread${extname(__filename)}`), {
    workerData: { ...options, window } satisfies ThreadData,
  });
  // Not `once` of node:events, which rejects when the thread fails, and nobody may be waiting.
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  const line = new Line(worker);
  await line.ask();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    try {
      await line.ask({ name: 'close', args: [] });
    } finally {
      worker.ref();
      await exited;
    }
  };
  return {
    window: new Uint8Array(window),
    inTurn: createTurns(),
    call: (name, ...args) => line.ask({ name, args }) as never,
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
};
