import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { CudaError } from './cuda-error';
import { openDevice } from './device';
import type { Reply, Request, ThreadData } from './thread-messages';

const replyOf = (work: () => unknown): Reply => {
  try {
    return { ok: true, value: work() };
  } catch (cause) {
    const { code, message, failed } = CudaError.from(cause);
    return { ok: false, code, message, failed };
  }
};

/**
 * The thread that owns a device. A CUDA context is current in one thread, so all calls are made here,
 * where they may block without keeping anybody else waiting.
 */
const serve = (port: MessagePort, { window, ...options }: ThreadData): void => {
  const opened = replyOf(() => {
    const device = openDevice({ ...options, window: new Uint8Array(window) });
    port.on('message', ({ name, args }: Request) => {
      const act = device[name].bind(device) as (...given: readonly unknown[]) => unknown;
      port.postMessage(replyOf(() => act(...args)));
      if (name === 'close') port.close();
    });
  });
  port.postMessage(opened);
};

if (parentPort) serve(parentPort, workerData as ThreadData);
