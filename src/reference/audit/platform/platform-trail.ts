import type { EventSeverity } from '../../../catalogue';
import { inTime } from '../../in-time';
import type { Custody } from '../custodian';
import type { Emission } from '../emission';
import { AuditError } from '../error';
import type { LifeEvent } from '../life';
import type { LocalTrail, TrailParts } from '../trail';
import { openDelivery, type DeliveryParts, type DeliveryStatus } from './delivery';
import { Dispatch } from './dispatch';
import { Receipts } from './receipts';
import { checkSettings } from './settings';
import { trailObserver } from './trail-observer';

/** Events followed at a time, for each place in the trail's buffer: some minutes of an outage. */
const FOLLOWED_PER_PLACE = 10;

/** A disk that stalls must not keep delivery from ending, once its time to drain is over. */
const DISK_WAIT_MS = 1_000;

/** A trail to files whose records are delivered to a collector as well. */
export interface PlatformTrail extends LocalTrail {
  /** Null until the trail could first be written. */
  readonly delivery: DeliveryStatus | null;
}

export interface PlatformTrailParts {
  readonly trail: Omit<TrailParts, 'follower'>;
  readonly openTrail: (parts: TrailParts) => Promise<LocalTrail>;
  readonly platform: Pick<DeliveryParts, 'settings' | 'signer' | 'random' | 'timer' | 'fetch'>;
}

class DeliveredTrail implements PlatformTrail {
  #disposal: Promise<void> | null = null;

  constructor(
    private readonly trail: LocalTrail,
    private readonly dispatch: Dispatch,
    private readonly receipts: Receipts,
    private readonly log: TrailParts['log'],
    private readonly drainMs: number,
  ) {}

  get custody(): Custody {
    return this.trail.custody;
  }

  get delivery(): DeliveryStatus | null {
    return this.dispatch.delivery?.status ?? null;
  }

  emit(event: { readonly event_type: string }, severity: EventSeverity): Emission {
    return this.receipts.follow(this.trail.emit(event, severity));
  }

  flush(): Promise<void> {
    return this.trail.flush();
  }

  tell(event: LifeEvent): Promise<void> {
    return this.trail.tell(event);
  }

  flushSync(): void {
    this.trail.flushSync();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#disposal ??= this.#dispose());
  }

  /** The trail stays open while delivery drains: it may have losses to record. */
  async #dispose(): Promise<void> {
    try {
      await this.trail.flush();
    } catch (cause) {
      this.log.error('not everything is synced, and so not everything can be delivered', cause);
    }
    await this.#drain();
    await this.trail[Symbol.asyncDispose]();
    this.receipts.close(new AuditError('UNDELIVERED', 'it is left to the next start to deliver'));
  }

  async #drain(): Promise<void> {
    const waitMs = this.drainMs + DISK_WAIT_MS;
    const tooSlow = () => new AuditError('TOO_SLOW', `delivery did not end in ${waitMs} ms`);
    try {
      await inTime(this.dispatch[Symbol.asyncDispose](), waitMs, tooSlow);
    } catch (cause) {
      this.log.error('delivery is cut off, the next start goes on where it stood', cause);
    }
  }
}

/**
 * Opens a trail that delivers what it has synced. The trail is the spool: an outage of the collector
 * costs nothing, and a restart goes on where the last process stopped.
 *
 * @throws DeliveryError `INVALID_SETTINGS`; whatever else goes wrong is logged, as by `openTrail`
 */
export const openPlatformTrail = async (parts: PlatformTrailParts): Promise<PlatformTrail> => {
  const { platform, openTrail } = parts;
  const { settings, clock, log } = parts.trail;
  checkSettings(platform.settings);
  const receipts = new Receipts(settings.buffer_capacity * FOLLOWED_PER_PLACE);
  const opened = Promise.withResolvers<LocalTrail>();
  const observer = trailObserver(receipts, async (event) => (await opened.promise).tell(event));
  const { directory } = settings;
  const dispatch = new Dispatch(
    () => openDelivery({ ...platform, directory, observer, log, clock }),
    log,
  );
  const trail = await openTrail({ ...parts.trail, follower: dispatch });
  opened.resolve(trail);
  return new DeliveredTrail(trail, dispatch, receipts, log, platform.settings.drain_ms);
};
