/** The protocol number this gate speaks. A field that becomes required is a new number (design §3). */
export const PROTOCOL_VERSION = 1;

/** The longest line either side may send, in bytes, newline excluded: bounds memory per message. */
export const LINE_LIMIT_BYTES = 1024 * 1024;
