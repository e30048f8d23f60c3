import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { events } from '../../../src/catalogue';

const types = new Set<string>(events.map(({ type }) => type));

interface Recorded {
  readonly event?: { readonly event_type?: string };
}

const isAuditEvent = (line: string): boolean => {
  try {
    const { event } = JSON.parse(line) as Recorded;
    return types.has(event?.event_type ?? '');
  } catch {
    return false; // A torn line is no record.
  }
};

/**
 * The whole lines of every log file of a directory that hold an audit event; not what a trail tells
 * of its own life, and not a torn end.
 */
export const readLines = async (directory: string): Promise<string[]> => {
  const names = (await readdir(directory)).filter((name) => /\.(audit|log)$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n')).filter(isAuditEvent);
};
