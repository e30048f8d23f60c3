/** An XML element; children are elements already, text goes through `xmlText`. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
};

/** Text for XML 1.0; a character it cannot hold is shown by its code point. */
export const xmlText = (text: string): string =>
  text.replace(/./gsu, (char) =>
    isAllowed(char.codePointAt(0) ?? 0) ? (named[char] ?? char) : shown(char),
  );

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const isAllowed = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

const shown = (char: string): string =>
  `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
