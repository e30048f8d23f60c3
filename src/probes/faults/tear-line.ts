const NEWLINE = 0x0a;

/** A file whose last line a crash has cut. */
export interface Torn {
  /** Its whole lines. */
  readonly whole: Buffer;
  /** What follows them. */
  readonly torn: Buffer;
}

/** Where the last whole line begins. */
const lastLineOf = (file: Buffer): Buffer =>
  file.subarray(file.lastIndexOf(NEWLINE, file.length - 2) + 1);

/** Half a line more after the whole ones, as a write that was cut leaves it. */
const halfMore = (file: Buffer): Torn => {
  const last = lastLineOf(file);
  return { whole: file, torn: last.subarray(0, last.length / 2) };
};

/** The last line loses its end. */
const cutTo =
  (left: (length: number) => number) =>
  (file: Buffer): Torn => {
    const last = lastLineOf(file);
    const whole = file.subarray(0, file.length - last.length);
    return { whole, torn: last.subarray(0, left(last.length)) };
  };

const notText = (file: Buffer): Torn => ({ whole: file, torn: Buffer.from([0xff, 0, 0x7b, 0xc3]) });

/** The ways in which a crash leaves a last line, as the features name them (TRAIL-5). */
export const tears = {
  'half a record more': halfMore,
  'a last record cut in its middle': cutTo((length) => Math.floor(length / 2)),
  'a last record of one letter': cutTo(() => 1),
  'a last record without its newline': cutTo((length) => length - 1),
  'bytes that are no text': notText,
} as const satisfies Record<string, (file: Buffer) => Torn>;

export type Tear = keyof typeof tears;
