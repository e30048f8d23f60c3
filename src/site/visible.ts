/** Enough to see what it is about; the whole lies in the evidence. */
const EXCERPT_CHARACTERS = 2000;

/**
 * Text that shows what it holds: control, bidirectional and invisible characters become their code
 * points, so that a subject cannot make the report read otherwise than it is.
 */
export const visible = (text: string): string =>
  text.replace(
    // eslint-disable-next-line no-control-regex -- these are the characters to be shown
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A JSON value to read, cut where it grows long. */
export const excerpt = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = visible(JSON.stringify(value, null, 2));
  return text.length <= EXCERPT_CHARACTERS
    ? text
    : `${text.slice(0, EXCERPT_CHARACTERS)}\n… ${text.length - EXCERPT_CHARACTERS} more characters in the evidence`;
};
