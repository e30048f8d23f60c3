import { readFileSync, statSync } from 'node:fs';

/** Sources longer than this are generated, and nobody mends them by hand. In bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The text of a source, or the reason why it is not looked at. */
export const readSource = (
  path: string,
): { readonly text: string } | { readonly reason: string } => {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) {
      const mib = (size / 1024 / 1024).toFixed(1);
      return {
        reason:
          `it has ${mib} MiB, more than the ${MOST_BYTES / 1024 / 1024} MiB that are read; ` +
          'exclude it if it is generated, or split it',
      };
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    if (text.includes('\0')) return { reason: 'it holds NUL bytes, so it is not source text' };
    return { text };
  } catch (cause) {
    if (cause instanceof TypeError) return { reason: 'it is not UTF-8; convert or exclude it' };
    return {
      reason: `it cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
};
