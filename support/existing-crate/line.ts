import { createHash } from 'node:crypto';

/** The first record follows this. */
export const BEGINNING = '0'.repeat(64);

/** An event as it waits to be written. */
export interface PlainEntry {
  readonly id: string;
  readonly at: string;
  readonly service: string;
  readonly level: string;
  readonly type: string;
  /** The fields of the event, as JSON. */
  readonly data: string;
}

/** What this crate calls the fields of the reference; whatever is not here keeps its name. */
const names: Readonly<Record<string, string>> = { digest: 'sha256', user_id: 'by' };

const levels = { routine: 'info', high: 'warn', critical: 'critical' } as const;

export type Level = keyof typeof levels;

/** The fields of an event beside each other, those of the actor too. */
export const entryOf = (
  event: { readonly event_type: string },
  severity: Level,
  around: Pick<PlainEntry, 'id' | 'at' | 'service'>,
): PlainEntry => {
  const { event_type: type, actor = {}, ...own } = event as typeof event & { actor?: object };
  const fields = Object.entries({ ...actor, ...own });
  const data = Object.fromEntries(fields.map(([name, value]) => [names[name] ?? name, value]));
  return { ...around, level: levels[severity], type, data: JSON.stringify(data) };
};

/** A line of the trail after another one: a plain SHA-256 over fields that run together, no number. */
export const lineAfter = (
  previous: string,
  { id, at, service, level, type, data }: PlainEntry,
): { readonly line: string; readonly hash: string } => {
  const covered = `${id}${at}${service}${type}${data}${previous}`;
  const hash = createHash('sha256').update(covered).digest('hex');
  const head = JSON.stringify({ id, at, service, level, type }).slice(0, -1);
  return { line: `${head},"data":${data},"prev":"${previous}","hash":"${hash}"}\n`, hash };
};

/** The hash of the last whole line of a file; null where there is none. */
export const lastHashIn = (text: string): string | null =>
  [...text.matchAll(/"hash":"([0-9a-f]{64})"\}\n/g)].at(-1)?.[1] ?? null;
