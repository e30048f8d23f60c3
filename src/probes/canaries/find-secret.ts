import { viewsOf } from './views';

/** So many bytes in a row are no accident; fewer could be. */
const WINDOW_BYTES = 12;

/** Runs of zeros and the like are in everything, and tell nothing. */
const LEAST_DISTINCT = 5;

/**
 * Every form in which bytes tell a part of a secret: any twelve bytes of it in a row, plain or
 * encoded, forwards or backwards.
 *
 * @throws {Error} for a secret that could be found nowhere: then not to find it would tell nothing.
 */
export const findSecret = (bytes: Buffer, secret: Buffer): string[] => {
  const forwards = windowsOf(secret);
  if (forwards.size === 0) {
    throw new Error(
      `expected a secret with ${WINDOW_BYTES} bytes in a row, ${LEAST_DISTINCT} of them different, ` +
        `found ${secret.length} bytes without; look for another`,
    );
  }
  const backwards = windowsOf(Buffer.from(secret).reverse());
  const found = viewsOf(bytes).flatMap((view) => [
    ...(holds(view.bytes, forwards) ? [view.form] : []),
    ...(holds(view.bytes, backwards) ? [`${view.form}, reversed`] : []),
  ]);
  return [...new Set(found)];
};

const windowsOf = (secret: Buffer): ReadonlySet<string> => {
  const text = secret.toString('latin1');
  const windows = new Set<string>();
  for (let at = 0; at + WINDOW_BYTES <= text.length; at += 1) {
    const window = text.slice(at, at + WINDOW_BYTES);
    if (new Set(window).size >= LEAST_DISTINCT) windows.add(window);
  }
  return windows;
};

const holds = (bytes: Buffer, windows: ReadonlySet<string>): boolean => {
  const text = bytes.toString('latin1');
  for (let at = 0; at + WINDOW_BYTES <= text.length; at += 1) {
    if (windows.has(text.slice(at, at + WINDOW_BYTES))) return true;
  }
  return false;
};
