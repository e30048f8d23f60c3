import type { EventSeverity } from '../../src/catalogue';
import {
  AuditError,
  type Emission,
  type LocalTrail,
  type TrailParts,
} from '../../src/reference/audit';
import { PlainEmission } from './emission';
import { DailyFiles } from './files';
import { entryOf } from './line';

/** A buffer before daily files, as a crate has it that grew up without this gate. */
class PlainTrail implements LocalTrail {
  #pending: PlainEmission[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isClosed = false;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly parts: TrailParts,
    private readonly files: DailyFiles,
  ) {
    this.#timer = setInterval(() => void this.#write(), parts.settings.flush.interval_ms).unref();
  }

  emit(event: { readonly event_type: string }, severity: EventSeverity): Emission {
    const { settings, clock, newId, conceal } = this.parts;
    const around = {
      id: newId(),
      at: new Date(clock()).toISOString(),
      service: settings.service_id,
    };
    const entry = entryOf(event, severity, around);
    const told = { ...entry, data: conceal?.(entry.data) ?? entry.data };
    const emission = new PlainEmission(told, severity, this.#refusal(severity));
    if (emission.failure !== null) return emission;
    this.#pending.push(emission);
    const { mode, batch_size } = settings.flush;
    const isDue = severity === 'critical' || mode === 'immediate';
    if (isDue || this.#pending.length >= batch_size) void this.#write();
    return emission;
  }

  async flush(): Promise<void> {
    const failures: AuditError[] = [];
    for (const one of this.#pending) one.onSettled((failure) => failure && failures.push(failure));
    await this.#write();
    const [failure] = failures;
    if (failure !== undefined) throw failure;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#write();
  }

  flushSync(): void {
    const lost = this.#pending.splice(0);
    if (lost.length > 0) this.files.appendSync(lost.map(({ entry }) => entry));
  }

  /** Nothing of the trail's own life is told, and nothing is kept beside the files. */
  tell(): Promise<void> {
    return Promise.resolve();
  }

  get custody(): never {
    throw new AuditError('UNAVAILABLE', 'this trail knows no retention and no hold');
  }

  #refusal(severity: EventSeverity): AuditError | null {
    const { buffer_capacity } = this.parts.settings;
    if (this.#isClosed) return new AuditError('DISPOSED', 'the trail is closed');
    const isFull = this.#pending.length >= buffer_capacity && severity !== 'critical';
    return isFull
      ? new AuditError('BUFFER_FULL', `BufferFull: ${buffer_capacity} events wait`)
      : null;
  }

  #write(): Promise<void> {
    return (this.#writing = this.#writing.then(async () => {
      const batch = this.#pending.splice(0);
      if (batch.length === 0) return;
      try {
        await this.files.append(batch.map(({ entry }) => entry));
        for (const one of batch) one.settle(null);
      } catch (cause) {
        const failure = AuditError.from(cause, 'WRITE_FAILED', 'the file could not be written');
        for (const one of batch) one.settle(failure);
      }
    }));
  }
}

/** Opens the trail of a directory, and goes on after its last whole line. */
export const openPlainTrail = async (parts: TrailParts): Promise<LocalTrail> => {
  const { directory, rotation } = parts.settings;
  return new PlainTrail(parts, await DailyFiles.open(directory, rotation?.max_bytes));
};
