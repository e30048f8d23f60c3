/** Writes one ASCII character in another way that some program, once, took for that character. */
type Disguise = (character: string) => string;

const code = (character: string): number => character.charCodeAt(0);
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const escaped = (bytes: readonly number[]): string => bytes.map((byte) => `%${hex(byte)}`).join('');
const inUtf8 = (text: string): string => escaped([...Buffer.from(text)]);

/** UTF-8 in more bytes than it takes: the value in the last byte, padding before it. */
const overlong =
  (length: number): Disguise =>
  (character) => {
    const lead = length === 2 ? 0xc0 | (code(character) >> 6) : (0xff << (8 - length)) & 0xff;
    const second = length === 2 ? [] : Array.from({ length: length - 2 }, () => 0x80);
    if (length > 2) second[second.length - 1] = 0x80 | (code(character) >> 6);
    return escaped([lead, ...second, 0x80 | (code(character) & 0x3f)]);
  };

const nested =
  (levels: number): Disguise =>
  (character) =>
    `%${'25'.repeat(levels)}${hex(code(character))}`;

const fullwidth: Disguise = (character) => String.fromCharCode(code(character) + 0xfee0);
const unicodeEscape: Disguise = (character) => `%u${code(character).toString(16).padStart(4, '0')}`;

const disguises: readonly Disguise[] = [
  (character) => character,
  (character) => `%${hex(code(character))}`,
  (character) => `%${hex(code(character)).toUpperCase()}`,
  nested(1),
  nested(2),
  nested(3),
  ...[2, 3, 4, 5, 6].map(overlong),
  (character) => `%c0%${hex(code(character))}`,
  unicodeEscape,
  (character) => unicodeEscape(character).toUpperCase().replace('%U', '%u'),
  (character) => `%${inUtf8(hex(code(character)))}`,
  fullwidth,
  (character) => unicodeEscape(fullwidth(character)),
  (character) => inUtf8(fullwidth(character)),
];

const unique = (forms: readonly string[]): readonly string[] => [...new Set(forms)];

/** Characters that NFKC, or an eye, takes for dots; each as it stands and percent-encoded. */
const dotLookalikes = ['\u2024\u2024', '\ufe52\ufe52', '\u2025'];
const slashLookalikes = ['\u2044', '\u2215', '\u2216', '\u29f8', '\ufe68'];
const bothWays = (text: string): readonly string[] => [text, inUtf8(text)];

/** Ways to say `..`: disguised in both dots, in one of them, and with what trimming leaves. */
export const dotForms: readonly string[] = unique([
  ...disguises.map((disguise) => disguise('.').repeat(2)),
  ...disguises.map((disguise) => `.${disguise('.')}`),
  ...dotLookalikes.flatMap(bothWays),
  '.. ',
  '..\u00a0',
  '. .',
  '...',
]);

/** Ways to say `/` or `\`. */
export const slashForms: readonly string[] = unique([
  ...disguises.map((disguise) => disguise('/')),
  ...disguises.map((disguise) => disguise('\\')),
  ...slashLookalikes.flatMap(bothWays),
  '//',
  '\0/',
  '%00/',
]);

/** Every form of dots with every form of slash, in front and in the middle. */
export const traversals: readonly string[] = dotForms.flatMap((dot) =>
  slashForms.flatMap((slash) => [
    `${dot}${slash}secret`,
    `models${slash}${dot}${slash}${dot}${slash}secret`,
    `models/${dot}${slash}secret`,
  ]),
);

/** Shapes of their own, and the problem each is refused with. */
export const hostileShapes: Readonly<Record<string, string>> = {
  '': 'empty',
  ['a'.repeat(4097)]: 'too_long',
  'a\ud800': 'not_well_formed',
  'a\0.gguf': 'nul_character',
  'a\n.gguf': 'control_character',
  'a\u202egguf': 'control_character',
  '/etc/passwd': 'absolute',
  '//server/share': 'absolute',
  'C:/models': 'drive_letter',
  'c:model.gguf': 'drive_letter',
  '\\\\server\\share': 'backslash',
  '\\\\?\\C:\\models': 'backslash',
  'a\\b': 'backslash',
  '..': 'parent_segment',
  'a/../b': 'parent_segment',
  'a/..': 'parent_segment',
  'a/.. /b': 'parent_segment',
  '%2e%2e': 'encoded',
  'a%2fb': 'encoded',
  'a%00b': 'encoded',
  '%2fetc%2fpasswd': 'encoded',
  'a\uff0fb': 'lookalike',
  'a\u2100b': 'lookalike',
  '\u2025': 'lookalike',
};

/** Names that only look like trouble; a POSIX system has no device names and trims nothing. */
export const legalNames: readonly string[] = [
  'model.gguf',
  '..foo',
  'foo..',
  'a..b',
  'a...b',
  '.hidden',
  '100%',
  '100%.gguf',
  '50%25.gguf',
  '%2e%2efoo',
  'naïve–模型.gguf',
  '½.gguf',
  'model….gguf',
  'a b.gguf',
  'Ａ.gguf',
  'model:v1',
  '~',
  '%zz',
  '%u12',
  'model.gguf.',
  'model.gguf ',
  ...['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'LPT1'].flatMap((name) => [name, `${name}.gguf`]),
];
