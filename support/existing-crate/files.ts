import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, open, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BEGINNING, lastHashIn, lineAfter, type PlainEntry } from './line';

const NAME = /^(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.audit$/;

/** A trail of one file a day, and of further parts of the day where files may only be so large. */
export class DailyFiles {
  #previous = BEGINNING;
  #day = '';
  #part = 0;
  #bytes = 0;

  private constructor(
    private readonly directory: string,
    private readonly maxBytes: number,
  ) {}

  /** Goes on after the last whole line that is there. */
  static async open(directory: string, maxBytes = Number.POSITIVE_INFINITY): Promise<DailyFiles> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const files = new DailyFiles(directory, maxBytes);
    const byAge = new Intl.Collator('en', { numeric: true });
    const names = (await readdir(directory)).filter((name) => NAME.test(name));
    const stem = (name: string) => name.slice(0, -'.audit'.length);
    for (const name of names.sort((a, b) => byAge.compare(stem(a), stem(b)))) {
      const [, day = '', part = '0'] = NAME.exec(name) ?? [];
      files.#day = day;
      files.#part = Number(part);
      files.#bytes = (await stat(join(directory, name))).size;
      files.#previous =
        lastHashIn(await readFile(join(directory, name), 'utf8')) ?? files.#previous;
    }
    return files;
  }

  /** Appends and syncs them, a file at a time. */
  async append(entries: readonly PlainEntry[]): Promise<void> {
    for (const { path, text, done } of this.#planned(entries)) {
      await using file = await open(path, 'a', 0o600);
      await file.appendFile(text);
      await file.datasync();
      done();
    }
  }

  appendSync(entries: readonly PlainEntry[]): void {
    for (const { path, text, done } of this.#planned(entries)) {
      const file = openSync(path, 'a', 0o600);
      writeSync(file, text);
      fsyncSync(file);
      closeSync(file);
      done();
    }
  }

  /** What goes into which file; the chain goes on from it only once that is done. */
  *#planned(entries: readonly PlainEntry[]) {
    let left = entries;
    while (left.length > 0) {
      const day = left[0]?.at.slice(0, 'YYYY-MM-DD'.length) ?? '';
      const isNew = day !== this.#day;
      const part = isNew ? 0 : this.#part + Number(this.#bytes >= this.maxBytes);
      let bytes = isNew || part !== this.#part ? 0 : this.#bytes;
      let [text, hash, count] = ['', this.#previous, 0];
      for (const entry of left) {
        if (!entry.at.startsWith(day) || bytes >= this.maxBytes) break;
        const made = lineAfter(hash, entry);
        text += made.line;
        bytes += Buffer.byteLength(made.line);
        hash = made.hash;
        count += 1;
      }
      const path = join(this.directory, `${day}${part === 0 ? '' : `-${part}`}.audit`);
      left = left.slice(count);
      const done = () => {
        [this.#day, this.#part, this.#bytes, this.#previous] = [day, part, bytes, hash];
      };
      yield { path, text, done };
    }
  }
}
