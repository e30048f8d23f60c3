import { createHash } from 'node:crypto';
import { CUT } from './wire';

/** Enough to tell two tokens apart, useless to find one. */
const FINGERPRINT_DIGITS = 16;

/** Less of a token than that is no help to anybody, and stands in many a word. */
const FEWEST_CHARACTERS = 4;

/** Replaces worker tokens by their fingerprints in whatever is kept or told (SECRET-4). */
export class Redaction {
  readonly #replacements = new Map<string, string>();

  /** From now on this token is replaced, as it stands and as JSON escapes it, once and twice. */
  hide(token: string): void {
    if (token === '') return;
    const escaped = escape(token);
    for (const form of [token, escaped, escape(escaped)])
      this.#replacements.set(form, fingerprint(token));
  }

  /** Bound, so that it can be handed on. */
  readonly apply = (text: string): string => {
    const whole = [...this.#replacements].reduce(
      (left, [form, print]) => left.replaceAll(form, print),
      text,
    );
    return whole.includes(CUT) ? this.#withoutBeginnings(whole) : whole;
  };

  /** Where a text was cut, what stands before may be the beginning of a token. */
  #withoutBeginnings(text: string): string {
    let left = text;
    for (const [form, print] of this.#replacements) {
      for (let length = form.length - 1; length >= FEWEST_CHARACTERS; length -= 1) {
        left = left.replaceAll(`${form.slice(0, length)}${CUT}`, `${print}${CUT}`);
      }
    }
    return left;
  }
}

const escape = (text: string): string => JSON.stringify(text).slice(1, -1);

const fingerprint = (token: string): string =>
  `sha256:${createHash('sha256').update(token).digest('hex').slice(0, FINGERPRINT_DIGITS)}`;
