import { createHash, createHmac } from 'node:crypto';

/** What a test says of a record; the rest is filled in. */
export interface Told {
  readonly event?: object;
  readonly severity?: string;
  readonly timestamp?: string;
  readonly log_id?: string;
}

/** Where a chain stands. */
export interface Place {
  readonly seq: number;
  readonly hash: string;
}

const GENESIS: Place = { seq: 0, hash: '0'.repeat(64) };
export const KEY = Buffer.alloc(32, 7);
export const LATER_KEY = Buffer.alloc(32, 8);
const LOG_ID = 'log-1';

const hmac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

/** An event of the size that the catalogue's have. */
const sealVerified = (shard_id: string, user_id = 'worker-7'): object => ({
  event_type: 'SealVerified',
  actor: { user_id, ip: null, auth_method: 'internal', session_id: 'session-1' },
  shard_id,
  worker_id: user_id,
});

/** A body in the chain: hashed and ended as the format wants, whatever it holds. */
export const sealLine = (body: string, key: Buffer): { line: string; hash: string } => {
  const hash = hmac(key, body);
  return { line: `${body},"hash":"${hash}"}\n`, hash };
};

/** The body of a record at its place, without its hash. */
export const bodyOf = (told: Told, previous: Place): string =>
  JSON.stringify({
    seq: previous.seq + 1,
    log_id: told.log_id ?? LOG_ID,
    audit_id: `audit-${previous.seq + 1}`,
    timestamp: told.timestamp ?? '2026-11-20T12:00:00.000Z',
    service_id: 'service-1',
    severity: told.severity ?? 'ROUTINE',
    event: told.event ?? sealVerified(`shard-${previous.seq + 1}`),
    prev_hash: previous.hash,
  }).slice(0, -1);

/** Writes chains by the format alone, sharing nothing with the reader or with any writer. */
export class Forge {
  readonly files = new Map<string, Buffer>();
  #file = '2026-11-20.audit';
  #key = KEY;
  #place = GENESIS;
  #closed: object[] = [];

  get place(): Place {
    return this.#place;
  }

  /** Appends records to the current file. */
  append(...records: readonly Told[]): this {
    for (const told of records) this.appendBody(bodyOf(told, this.#place));
    return this;
  }

  /** Appends a record of any form at all. */
  appendBody(body: string): this {
    const { line, hash } = sealLine(body, this.#key);
    this.#place = { seq: this.#place.seq + 1, hash };
    this.#add(this.#file, Buffer.from(line));
    return this;
  }

  /** Appends so many ordinary records. */
  fill(count: number): this {
    return this.append(...Array.from({ length: count }, () => ({})));
  }

  /** Goes on in another file; the one before is digested and, from now on, in the manifest. */
  rotate(file: string): this {
    const bytes = this.files.get(this.#file) ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const lines = bytes.toString().trimEnd().split('\n');
    const read = (line = '') =>
      JSON.parse(line) as { seq: number; prev_hash: string; hash: string; timestamp: string };
    const [first, last] = [read(lines[0]), read(lines.at(-1))];
    this.#closed.push({
      file: this.#file,
      first_seq: first.seq,
      last_seq: last.seq,
      first_prev_hash: first.prev_hash,
      last_hash: last.hash,
      sha256,
      bytes: bytes.length,
      closed_at: last.timestamp,
    });
    this.files.set(`${this.#file}.sha256`, Buffer.from(`${sha256}  ${this.#file}\n`));
    this.#file = file;
    return this;
  }

  /** Hands over to another key, or pretends to. */
  changeKey(key: Buffer, change: object = {}): this {
    const name = (of: Buffer) => hmac(of, 'proofgate/1 key name').slice(0, 16);
    const [old_key, new_key] = [name(this.#key), name(key)];
    const statement = `proofgate/1 key rotation\n${LOG_ID}\n${old_key}\n${new_key}`;
    const proof = hmac(key, statement);
    const event = { event_type: 'KeyRotated', old_key, new_key, proof, ...change };
    this.append({ severity: 'LIFE', event });
    this.#key = Buffer.from(key);
    return this;
  }

  /** Writes the manifest as it stands. */
  manifest(change: object = {}): this {
    return this.seal('manifest.json', 'proofgate/1 manifest', {
      log_id: LOG_ID,
      files: this.#closed,
      boundary: null,
      holds: [],
      clock_believed: '2026-11-20T12:00:00.000Z',
      ...change,
    });
  }

  /** Writes the head as it stands. */
  head(change: object = {}): this {
    const size = this.files.get(this.#file)?.length ?? 0;
    const { seq, hash } = this.#place;
    const head = { log_id: LOG_ID, seq, hash, file: this.#file, size, ...change };
    return this.seal('head.json', 'proofgate/1 head', head);
  }

  /** Seals a document with the key in force. */
  seal(name: string, format: string, content: object): this {
    const body = JSON.stringify({ format, ...content }).slice(0, -1);
    this.files.set(name, Buffer.from(`${body},"mac":"${hmac(this.#key, body)}"}\n`));
    return this;
  }

  /** Begins with this place instead of the first record, as after retention. */
  after(place: Place): this {
    this.#place = place;
    return this;
  }

  #add(file: string, bytes: Buffer): void {
    this.files.set(file, Buffer.concat([this.files.get(file) ?? Buffer.alloc(0), bytes]));
  }
}
