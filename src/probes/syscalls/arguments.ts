/** A descriptor as `strace -y` prints it: its number and what it leads to. */
const DESCRIPTOR = /^(?<fd>\d+)<(?<target>.+?)>(?:\(deleted\))?(?=[,)\s]|$)/;

const TEXT = /"(?<text>(?:[^"\\]|\\.)*)"/g;
const ESCAPED = /\\(?:(?<octal>[0-7]{1,3})|(?<letter>.))/g;

const letters: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' },
};

/** What the first argument of a call, or its result, leads to; null when it is no descriptor. */
export const descriptorIn = (text: string): { fd: string; target: string } | null => {
  const { fd, target } = DESCRIPTOR.exec(text)?.groups ?? {};
  return fd === undefined || target === undefined ? null : { fd, target };
};

/** All bytes that stand in strings among the arguments: of a `write`, or each part of a `writev`. */
export const bytesIn = (args: string): Buffer =>
  Buffer.concat(
    [...args.matchAll(TEXT)].map(({ groups }) =>
      Buffer.from(unescape(groups?.text ?? ''), 'latin1'),
    ),
  );

/** The arguments without what strings and paths say, which is the traced process's own choice. */
export const flagsIn = (args: string): string => args.replace(TEXT, '').replace(/<[^>]*>/g, '');

const unescape = (text: string): string =>
  text.replace(ESCAPED, (_all: string, octal: string | undefined, letter: string | undefined) =>
    octal === undefined
      ? (letters[letter ?? ''] ?? letter ?? '')
      : String.fromCharCode(Number.parseInt(octal, 8)),
  );
