import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gauge, Registry } from 'prom-client';
import type { AuditCounters, DeliveryStatus } from '../audit';
import type { ReferenceParts } from './parts';

/** The metric prefix of each crate, as the seeds name them. */
export const prefixes = { 'vram-residency': 'vram', 'model-loader': 'model_loader' } as const;

/** The metrics of the process: counters per crate, and the endpoint they are scraped from. */
export interface Metrics extends AsyncDisposable {
  readonly vram: AuditCounters;
  readonly loader: AuditCounters;
  readonly url: string;
  /** Shows from now on how the delivery of this trail stands. */
  watchDelivery(status: DeliverySource): void;
}

/** Null where nothing can be delivered yet. */
type DeliverySource = () => DeliveryStatus | null;

/** The trail has one collector for all its owners, so these bear the prefix of none. */
const registerDelivery = (registry: Registry, source: DeliverySource): void => {
  const gauge = (name: string, help: string, value: (status: DeliveryStatus) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const status = source();
        this.set(status === null ? 0 : value(status));
      },
    });
  gauge('audit_delivered_records', 'Records the collector has acknowledged.', (s) => s.delivered);
  gauge('audit_undelivered_records', 'Records waiting for the collector.', (s) => s.undelivered);
  gauge('audit_given_up_records', 'Records the collector will never have.', (s) => s.givenUp);
};

/** Registers the counters and serves them on a free port of the loopback interface. */
export const serveMetrics = async (parts: ReferenceParts): Promise<Metrics> => {
  const registry = new Registry();
  const counters = {
    vram: parts.registerCounters(prefixes['vram-residency'], registry),
    loader: parts.registerCounters(prefixes['model-loader'], registry),
  };
  let delivery: DeliverySource = () => null;
  registerDelivery(registry, () => delivery());
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
    watchDelivery: (status) => {
      delivery = status;
    },
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
