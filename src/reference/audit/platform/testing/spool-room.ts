import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineLog } from '../../log';
import { openDelivery, type Delivery, type DeliveryParts } from '../delivery';
import type { DeliveryObserver, Loss } from '../observer';
import { platformDefaults, type PlatformSettings } from '../settings';
import { createSigner } from '../sign';
import type { RecordName } from '../spooled-record';
import { systemTimer, type Timer } from '../timer';
import { spoolWriter, type SpoolWriter } from './spool-writer';

const NOON = Date.UTC(2026, 10, 20, 12);

/** Deadlines that only a test which sets its own will meet. */
const PATIENT: Omit<PlatformSettings, 'url'> = {
  ...platformDefaults,
  attempt_ms: 30_000,
  drain_ms: 20_000,
};

type Overrides = Partial<Omit<DeliveryParts, 'settings'>> & {
  readonly settings?: Partial<PlatformSettings>;
};

/** A spool of real trail files, and all that a delivery from it needs. */
export interface SpoolRoom extends SpoolWriter, AsyncDisposable {
  readonly directory: string;
  readonly publicKey: KeyObject;
  /** What was logged. */
  readonly lines: string[];
  readonly delivered: RecordName[];
  readonly losses: Loss[];
  readonly observer: DeliveryObserver;
  /** Every wait between attempts, in milliseconds; none of them is waited for. */
  readonly waits: number[];
  /** Settles once every record written so far is delivered or given up. */
  readonly settled: () => Promise<void>;
  /** Opens delivery; a second call opens it again, as after a restart. */
  readonly open: (url: string, overrides?: Overrides) => Promise<Delivery>;
}

/** Keeps the deadlines of attempts and drain, and makes every wait between attempts short. */
const impatientTimer =
  (settings: PlatformSettings, waits: number[]): Timer =>
  (ms, ring) => {
    if (ms === settings.attempt_ms || ms === settings.drain_ms) return systemTimer(ms, ring);
    waits.push(ms);
    const turn = setImmediate(ring);
    return () => {
      clearImmediate(turn);
    };
  };

/** Keeps what an observer is told, and lets a test wait for it. */
const recordingObserver = (written: ReadonlyMap<string, string>) => {
  const delivered: RecordName[] = [];
  const losses: Loss[] = [];
  let news = Promise.withResolvers<null>();
  const tell = () => {
    news.resolve(null);
    news = Promise.withResolvers();
  };
  const countSettled = () => losses.reduce((sum, { count }) => sum + count, delivered.length);
  return {
    delivered,
    losses,
    settled: async () => {
      while (countSettled() < written.size) await news.promise;
    },
    observer: {
      delivered: (records: readonly RecordName[]) => {
        delivered.push(...records);
        tell();
      },
      givenUp: (loss: Loss) => {
        losses.push(loss);
        tell();
        return Promise.resolve();
      },
    },
  };
};

export const spoolRoom = async (): Promise<SpoolRoom> => {
  const directory = await mkdtemp(join(tmpdir(), 'spool-'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const writer = spoolWriter(directory);
  const seen = recordingObserver(writer.written);
  const lines: string[] = [];
  const waits: number[] = [];
  const log = lineLog(
    (line) => lines.push(line),
    () => NOON,
  );
  return {
    ...writer,
    ...seen,
    directory,
    publicKey,
    lines,
    waits,
    open: (url, { settings: own = {}, ...overrides } = {}) => {
      const settings = { ...PATIENT, url, ...own };
      return openDelivery({
        settings,
        directory,
        signer: createSigner(privateKey),
        observer: seen.observer,
        log,
        clock: () => NOON,
        random: () => 0.5,
        timer: impatientTimer(settings, waits),
        fetch: (input, init) => fetch(input, init),
        ...overrides,
      });
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
};
