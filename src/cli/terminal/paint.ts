import { styleText } from 'node:util';

export type Colour = 'green' | 'red' | 'yellow' | 'gray' | 'bold';

/** Colours text where the stream shows colours; NO_COLOR and pipes get plain text. */
export const paint = (colour: Colour, text: string, stream: NodeJS.WriteStream): string =>
  styleText(colour, text, { stream, validateStream: true });
