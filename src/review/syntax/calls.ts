import { lastName } from './words';

/** The name of a callee and what stands before it, from its text alone: asking the tree is slower. */
export const splitCallee = (
  callee: string,
): { readonly name: string; readonly receiver: string | null } => {
  const text = callee
    .replace(/::<[^()]*>$/, '')
    .replace(/\[Symbol\.(?:async)?[dD]ispose\]$/, '.dispose')
    .trimEnd();
  const name = /[\w$#]+$/.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - name.length).trimEnd();
  if (before.endsWith('.')) return { name, receiver: before.replace(/\??\.$/, '').trimEnd() };
  return { name, receiver: before.endsWith('::') ? before.slice(0, -2) : null };
};

/** Names that promise a log for people; a declared type that says so outweighs a hopeful name. */
const FOREIGN =
  /^(?:&\s*)?(?:mut\s+)?(?:[\w.]+(?:::|\.))?(?:Logger|LoggerService|FastifyBaseLogger|Console)$|\b(?:pino|winston|slog|log4rs|tracing|console|File|Stdout|Stderr|BufWriter|TcpStream|WriteStream|Writable)\b/;

export const isForeignLogger = (type: string): boolean => FOREIGN.test(type.trim());

/** What is declared under a name in a file, as written. */
export class Declarations {
  readonly #aliases = new Map<string, string>();
  readonly #types = new Map<string, { readonly type: string; readonly at: number }[]>();

  add(name: string, type: string, at: number): void {
    const key = lastName(name);
    const known = this.#types.get(key);
    if (known === undefined) this.#types.set(key, [{ type, at }]);
    else known.push({ type, at });
  }

  /** Another name for what a path stands for: `if let Some(l) = &self.audit_logger`. */
  alias(name: string, path: string): void {
    const target = lastName(path.replace(/\([^()]*\)/g, ''));
    if (target !== '' && target !== name) this.#aliases.set(name, target);
  }

  /** What a name is another name for, or the name itself. */
  resolve(name: string): string {
    return this.#aliases.get(name) ?? name;
  }

  /** All types a name has in the file. */
  of(name: string): readonly string[] {
    return (this.#types.get(name) ?? []).map(({ type }) => type);
  }

  /** The type a name has where it stands: the nearest declaration before it, else any. */
  nearest(name: string, at: number): string | null {
    const known = this.#types.get(name) ?? [];
    return (known.filter((one) => one.at <= at).at(-1) ?? known[0])?.type ?? null;
  }
}
