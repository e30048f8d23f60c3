import assert from 'node:assert/strict';
import { verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One batch as it arrived. */
export interface Arrival {
  readonly key: string;
  readonly auditIds: readonly string[];
  readonly lines: readonly string[];
}

/** Answers one request, or does not. */
export type Behaviour = (arrival: Arrival, response: ServerResponse, at: Collector) => void;

/** A real collector on the loopback interface: it checks signatures and keeps each record once. */
export interface Collector extends AsyncDisposable {
  readonly url: string;
  readonly arrivals: Arrival[];
  /** By audit id, the exact line. */
  readonly stored: Map<string, string>;
  /** What to do with the next requests, in order; then everything is stored. */
  readonly script: Behaviour[];
  readonly store: (arrival: Arrival, auditIds?: readonly string[]) => void;
  /** Settles once so many requests have arrived in all. */
  readonly hasArrived: (count: number) => Promise<void>;
}

const SIGNATURE = /^key-id="[0-9a-f]{64}", ed25519=:(?<base64>[A-Za-z0-9+/=]+):$/;

const receive = async (request: IncomingMessage, publicKey: KeyObject): Promise<Arrival> => {
  const body = await buffer(request);
  const field = request.headers['audit-signature'];
  const signature = SIGNATURE.exec(String(field))?.groups?.base64 ?? '';
  const isSigned = verify(null, body, publicKey, Buffer.from(signature, 'base64'));
  assert.ok(isSigned, 'the signature does not cover the body');
  const lines = body.toString('utf8').split(/(?<=\n)/);
  const auditIds = lines.map((line) => (JSON.parse(line) as { audit_id: string }).audit_id);
  return { key: String(request.headers['idempotency-key']), auditIds, lines };
};

export const answerJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Stores the batch and acknowledges it by name. */
export const storeAll: Behaviour = (arrival, response, at) => {
  at.store(arrival);
  answerJson(response, 200, { batch: arrival.key });
};

export const openCollector = async (publicKey: KeyObject, port = 0): Promise<Collector> => {
  const waiters: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    receive(request, publicKey).then(
      (arrival) => {
        collector.arrivals.push(arrival);
        for (const { count, resolve } of waiters) {
          if (collector.arrivals.length >= count) resolve();
        }
        (collector.script.shift() ?? storeAll)(arrival, response, collector);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  const collector: Collector = {
    url: `http://127.0.0.1:${address.port}/v1/audit`,
    arrivals: [],
    stored: new Map(),
    script: [],
    store: ({ auditIds, lines }, kept = auditIds) => {
      auditIds.forEach((id, n) => {
        if (kept.includes(id)) collector.stored.set(id, lines[n] ?? '');
      });
    },
    hasArrived: (count) =>
      new Promise((resolve) => {
        if (collector.arrivals.length >= count) resolve();
        else waiters.push({ count, resolve });
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return collector;
};
