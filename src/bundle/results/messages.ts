import type { Envelope } from '@cucumber/messages';

/** One message a line. */
export const formatMessages = (messages: readonly Envelope[]): string =>
  messages.map((message) => `${JSON.stringify(message)}\n`).join('');

/**
 * Reads messages back.
 *
 * @throws {SyntaxError} that names the first line which is not one JSON object.
 */
export const parseMessages = (text: string): readonly Envelope[] => {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new SyntaxError('the last line does not end');
  return lines.map((line, index) => {
    const value = parseLine(line, index + 1);
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 1) {
      return value;
    }
    throw new SyntaxError(`line ${index + 1}: expected an object with one member, a message`);
  });
};

const parseLine = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`line ${number}: expected JSON`, { cause });
  }
};

/** The texts of the features that ran. */
export const featureTexts = (messages: readonly Envelope[]): readonly string[] =>
  messages.flatMap((message) => (message.source ? [message.source.data] : []));
