import type { SgNode } from '@ast-grep/napi';
import type { Fate, Span } from '../facts/types';
import { spanOf } from './tree';
import { lastName } from './words';

/**
 * What the value that is being followed tells: the result itself, a yes or no of its failure or
 * success, or one half of it as an option.
 */
export type Value = 'result' | 'failed' | 'succeeded' | 'ok' | 'err';

/** The opposite answer; a result stays what it is. */
export const negated = (value: Value): Value =>
  value === 'failed' ? 'succeeded' : value === 'succeeded' ? 'failed' : value;

const NAMED = new Set(['identifier', 'scoped_identifier', 'field_expression', 'member_expression']);

/** What has been seen while following a result outwards from its call. */
export class Trace {
  readonly errors: Span[] = [];
  readonly handlers: string[] = [];
  readonly successes: Span[] = [];
  leaves: string | null = null;
  isEither = false;
  #how = '';
  #isHandled = false;

  /** The words by which the result lost something, such as `.ok()`. */
  note(how: string): void {
    this.#how ||= how;
  }

  onError(node: SgNode | null): void {
    this.#isHandled = true;
    if (node === null) return;
    this.errors.push(spanOf(node));
    if (NAMED.has(node.kind().toString())) this.handlers.push(lastName(node.text()));
  }

  onSuccess(node: SgNode | null): void {
    if (node !== null) this.successes.push(spanOf(node));
  }

  end(kind: Fate['kind'], how: string): Fate {
    const { errors, isEither, handlers, successes, leaves } = this;
    return { kind, how: this.#how || how, errors, isEither, handlers, successes, leaves };
  }

  /** Nobody looks at the value any more: handled by then, thrown away on purpose, or forgotten. */
  dropped(how: string): Fate {
    if (this.#isHandled) return this.end('handled', how);
    return this.#how === '' ? this.end('unused', how) : this.end('discarded', how);
  }

  discarded(how: string): Fate {
    return this.#isHandled ? this.end('handled', how) : this.end('discarded', how);
  }
}

/** The fate of a value with several uses: a handler beats a way out, which beats the unknown. */
export const combined = (fates: readonly Fate[]): Fate | null => {
  const first = (kind: Fate['kind']) => fates.find((fate) => fate.kind === kind);
  const handlers = fates.filter(({ kind }) => kind === 'handled');
  if (handlers.length > 0 && handlers[0] !== undefined) {
    return {
      ...handlers[0],
      errors: handlers.flatMap(({ errors }) => errors),
      handlers: handlers.flatMap((one) => one.handlers),
      successes: fates.flatMap(({ successes }) => successes),
      leaves: first('propagated')?.how ?? handlers.find((h) => h.leaves !== null)?.leaves ?? null,
    };
  }
  const order = ['propagated', 'passed', 'returned', 'used', 'discarded', 'unused'] as const;
  for (const kind of order) {
    const found = first(kind);
    if (found !== undefined) return found;
  }
  return null;
};
