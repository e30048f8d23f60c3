/** Bytes as they stand somewhere, or as they are once an encoding is undone. */
export interface View {
  readonly form: string;
  readonly bytes: Buffer;
}

const HEX_RUN = /(?:[0-9a-f]{2}[:, -]?){11,}[0-9a-f]{2}/gi;
const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}/g;
const NUMBER_RUN = /\b\d{1,3}\b(?:[,\s]+\d{1,3}\b){11,}/g;

/**
 * What bytes could be read as: as they stand, and with each run of hex, base64, percent escapes, JSON
 * escapes or small numbers decoded. A run is decoded from each of its first two digits of hex, and of
 * its first four letters of base64, so that what stands before it on a line does not hide it.
 */
export const viewsOf = (bytes: Buffer): readonly View[] => {
  const text = bytes.toString('latin1');
  return [
    { form: 'as it is', bytes },
    ...[0, 1].map((skip) => runs('hexadecimal', text, HEX_RUN, (run) => fromHex(run.slice(skip)))),
    ...[0, 1, 2, 3].map((skip) =>
      runs('base64', text, BASE64_RUN, (run) => Buffer.from(run.slice(skip), 'base64')),
    ),
    runs('numbers', text, NUMBER_RUN, fromNumbers),
    { form: 'percent escapes', bytes: unescaped(text, /%([0-9a-f]{2})/gi) },
    { form: 'JSON escapes', bytes: unescaped(text, /\\u00([0-9a-f]{2})/gi) },
  ];
};

/** All runs of an encoding in one view, kept apart so that none runs on into the next. */
const runs = (
  form: string,
  text: string,
  pattern: RegExp,
  decode: (run: string) => Buffer,
): View => ({
  form,
  bytes: Buffer.concat([...text.matchAll(pattern)].map(([run]) => decode(run))),
});

const fromHex = (run: string): Buffer => Buffer.from(run.replace(/[^0-9a-f]/gi, ''), 'hex');

const fromNumbers = (run: string): Buffer =>
  Buffer.from(run.split(/[,\s]+/).map((number) => Number(number) % 256));

const unescaped = (text: string, pattern: RegExp): Buffer =>
  Buffer.from(
    text.replace(pattern, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
