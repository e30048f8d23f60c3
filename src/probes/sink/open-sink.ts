import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a collector may treat whoever delivers to it. */
export const sinkVices = ['refuses', 'stalls', 'resets'] as const;

export type SinkVice = (typeof sinkVices)[number];

/** A collector on the loopback interface that takes nothing, and counts who tried. */
export interface Sink extends AsyncDisposable {
  readonly url: string;
  readonly requests: number;
}

/** Opens one that answers 503, never answers, or hangs up, whatever it is sent. */
export const openSink = async (vice: SinkVice): Promise<Sink> => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    if (vice === 'refuses') response.writeHead(503).end();
    if (vice === 'resets') request.socket.resetAndDestroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/audit`,
    get requests() {
      return requests;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
