/** A JSON document as people read it. */
export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
