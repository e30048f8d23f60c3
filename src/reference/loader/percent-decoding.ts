/** A decoder that leaves what it cannot read as it stands. */
export type Decoder = (text: string) => string;

/** How many bytes a lead byte announces, over-long forms of up to six included; 1 when none. */
const sequenceLength = (lead: number): number => {
  const ones = Math.clz32(~(lead << 24));
  return ones >= 2 && ones <= 6 ? ones : 1;
};

const codePoint = (bytes: readonly number[]): number => {
  const [lead = 0, ...rest] = bytes;
  const leadBits = bytes.length === 1 ? lead : lead & (0x7f >> bytes.length);
  return rest.reduce((value, byte) => value * 64 + (byte & 0x3f), leadBits);
};

const character = (point: number): string =>
  point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';

const isContinuation = (byte: number): boolean => byte >> 6 === 0b10;

const bytesOf = (escapes: string): readonly number[] => [
  ...Buffer.from(escapes.replaceAll('%', ''), 'hex'),
];

/** UTF-8 that takes over-long forms: `c0 ae` is a dot, as it was for servers once. */
const decodeUtf8 = (bytes: readonly number[], isFollower: (byte: number) => boolean): string => {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const announced = sequenceLength(bytes[at] ?? 0);
    const sequence = bytes.slice(at, at + announced);
    const isWhole = sequence.length === announced && sequence.slice(1).every(isFollower);
    const used = isWhole ? announced : 1;
    text += character(codePoint(sequence.slice(0, used)));
    at += used;
  }
  return text;
};

const decoder =
  (isFollower: (byte: number) => boolean): Decoder =>
  (text) =>
    text
      .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => decodeUtf8(bytesOf(escapes), isFollower))
      .replace(/%u([0-9a-f]{4})/gi, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)));

/**
 * The ways a path was ever percent-decoded, one round each, `%uXXXX` included: with an eye on what
 * may follow a lead byte (`c0 2f` is a slash behind rubbish), and without one (`c0 2e` is a dot).
 */
export const percentDecoders: readonly Decoder[] = [decoder(isContinuation), decoder(() => true)];
