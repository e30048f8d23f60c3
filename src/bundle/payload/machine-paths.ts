import { NOTE_MEDIA_TYPE, CHECK_MEDIA_TYPE } from '../../verdict';

/**
 * Replaces the directories of this machine, wherever a text names one, by `<word>`. The longest
 * goes first, so that a directory within another keeps its own word.
 */
export const pathScrubber = (
  machinePaths: Readonly<Record<string, string>>,
): (<T>(value: T) => T) => {
  const replacements = Object.entries(machinePaths)
    .filter(([, path]) => path.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([word, path]) => ({ pattern: wholePath(path), word: `<${word}>` }));
  const scrub = (text: string): string =>
    replacements.reduce((rest, { pattern, word }) => rest.replace(pattern, () => word), text);
  return (value) => mapTexts(value, scrub) as typeof value;
};

/** The directory itself or what lies beneath, never a neighbour whose name begins alike. */
const wholePath = (path: string): RegExp =>
  new RegExp(`${escaped(path.replace(/\/+$/, ''))}(?![\\w-]|\\.\\w)`, 'g');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null || isOurs(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]),
  );
};

/** Our attachments repeat what the evidence says, byte for byte, or re-judging would not agree. */
const isOurs = (value: object): boolean =>
  'mediaType' in value &&
  (value.mediaType === CHECK_MEDIA_TYPE || value.mediaType === NOTE_MEDIA_TYPE);
