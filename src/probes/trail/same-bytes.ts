/** Whether two stretches of bytes are alike, in a time that does not depend on where they differ. */
export const sameBytes = (
  a: Buffer,
  aStart: number,
  b: Buffer,
  bStart: number,
  length: number,
): boolean => {
  let difference = 0;
  for (let at = 0; at < length; at += 1) {
    difference |= (a[aStart + at] ?? 0) ^ (b[bStart + at] ?? 0x100);
  }
  return difference === 0;
};

/** Whether a text of ASCII stands at a place, in a time that does not depend on where it differs. */
export const isTextAt = (text: string, bytes: Buffer, start: number): boolean => {
  let difference = 0;
  for (let at = 0; at < text.length; at += 1) {
    difference |= text.charCodeAt(at) ^ (bytes[start + at] ?? 0x100);
  }
  return difference === 0;
};
