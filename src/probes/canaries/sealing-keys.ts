import { createHmac } from 'node:crypto';

/** What a seal was put on, member by member, and the seal itself. */
export interface Sealed {
  readonly content: Readonly<Record<string, string | number>>;
  /** 64 hex digits. */
  readonly signature: string;
}

const LENGTH_BYTES = 4;

/**
 * Of values that could be keys, those that make a seal: tried with HMAC-SHA256 over every obvious way
 * to write down what was sealed. One that is found is the key for certain; one that is not may be
 * the key of a seal over something less obvious.
 */
export const sealingKeys = (candidates: readonly string[], seals: readonly Sealed[]): string[] =>
  candidates.filter((candidate) => {
    const key = Buffer.from(candidate, 'hex');
    return seals.some(({ content, signature }) =>
      writings(content).some(
        (text) => createHmac('sha256', key).update(text).digest('hex') === signature,
      ),
    );
  });

const SEPARATORS = ['', '|', ':', ',', ';', '\n', '\0'];

const writings = (content: Sealed['content']): readonly (string | Buffer)[] => {
  const values = Object.values(content).map(String);
  const sorted = Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [
    ...values,
    JSON.stringify(content),
    JSON.stringify(sorted),
    ...SEPARATORS.map((separator) => values.join(separator)),
    Buffer.concat(values.flatMap(withLength)),
  ];
};

const withLength = (value: string): readonly Buffer[] => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
};
