import type { MacKey } from '../mac-key';

const SEALED = /^(?<body>\{.*),"mac":"(?<mac>[0-9a-f]{64})"\}\n$/s;

/**
 * A JSON document on one line that only holders of the trail's key can have written. As in a record,
 * `mac` stands last and is HMAC-SHA256 over the exact bytes from `{` up to, and not including,
 * `,"mac":`. Its first member `format` keeps it apart from a record and from other documents.
 */
export const sealDocument = (format: string, content: object, key: MacKey): string => {
  const body = JSON.stringify({ format, ...content }).slice(0, -1);
  return `${body},"mac":"${key.hash(body)}"}\n`;
};

/** The content of a document that this key has sealed in this format, else null. */
export const openDocument = (format: string, text: string, key: MacKey): object | null => {
  const { body, mac } = SEALED.exec(text)?.groups ?? {};
  if (body === undefined || mac === undefined || !key.isHashOf(body, mac)) return null;
  const content = JSON.parse(text) as { readonly format: string };
  return content.format === format ? content : null;
};
