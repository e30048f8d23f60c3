import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Excerpt, ReportRaw } from '../../site';
import type { RawEvidence } from '../../verdict';

/** What people read of a file: so many lines from its beginning and from its end. */
const HEAD_LINES = 6;
const TAIL_LINES = 3;

/** Of a file of more bytes, only the beginning is read, so that no evidence is too large. */
const MOST_BYTES = 256 * 1024;

/** Trails and logs are read by people, transcripts and traces by machines. */
const READ_BY_PEOPLE = ['audit', 'log'];

/** Files of the evidence with what a person is shown of each. */
export const excerptsOf = async (
  directory: string,
  raw: readonly RawEvidence[],
): Promise<readonly ReportRaw[]> => {
  const shown: ReportRaw[] = [];
  for (const one of raw) {
    const path = join(directory, `${one.sha256}.${one.extension}`);
    shown.push({ ...one, ...(await look(path, READ_BY_PEOPLE.includes(one.extension))) });
  }
  return shown;
};

const look = async (
  path: string,
  isRead: boolean,
): Promise<{ readonly bytes: number; readonly excerpt: Excerpt | null }> => {
  await using file = await open(path);
  const { size } = await file.stat();
  if (!isRead) return { bytes: size, excerpt: null };
  const { buffer, bytesRead } = await file.read({
    buffer: Buffer.alloc(Math.min(size, MOST_BYTES)),
  });
  return {
    bytes: size,
    excerpt: excerptOf(buffer.toString('utf8', 0, bytesRead), bytesRead < size),
  };
};

/** The ends of a text; of one that goes on, its beginning. */
export const excerptOf = (text: string, goesOn: boolean): Excerpt => {
  const lines = text.replace(/\n$/, '').split('\n');
  if (text === '') return { head: [], leftOut: 0, tail: [] };
  if (goesOn) return { head: lines.slice(0, -1).slice(0, HEAD_LINES), leftOut: null, tail: [] };
  if (lines.length <= HEAD_LINES + TAIL_LINES) return { head: lines, leftOut: 0, tail: [] };
  return {
    head: lines.slice(0, HEAD_LINES),
    leftOut: lines.length - HEAD_LINES - TAIL_LINES,
    tail: lines.slice(-TAIL_LINES),
  };
};
