/** What a subject or a bundle says, in one line: it must not steer the terminal that shows it. */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** The same of a text of several lines, those after the first behind an indent. */
export const printableLines = (text: string, indent = ''): string =>
  text.split('\n').map(printable).join(`\n${indent}`);
