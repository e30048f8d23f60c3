import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import type { AuditCounters } from '../audit';
import type { ReferenceParts } from './parts';

/** The metric prefix of each crate, as the seeds name them. */
export const prefixes = { 'vram-residency': 'vram', 'model-loader': 'model_loader' } as const;

/** The metrics of the process: counters per crate, and the endpoint they are scraped from. */
export interface Metrics extends AsyncDisposable {
  readonly vram: AuditCounters;
  readonly loader: AuditCounters;
  readonly url: string;
}

/** Registers the counters and serves them on a free port of the loopback interface. */
export const serveMetrics = async (parts: ReferenceParts): Promise<Metrics> => {
  const registry = new Registry();
  const counters = {
    vram: parts.registerCounters(prefixes['vram-residency'], registry),
    loader: parts.registerCounters(prefixes['model-loader'], registry),
  };
  const server = createServer((_request, response) => {
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...counters,
    url: `http://127.0.0.1:${port}/metrics`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
