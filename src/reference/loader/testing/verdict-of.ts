import { MalformedModel, parseGguf, type MalformedReason } from '../gguf';

/** Why a file is refused, or null when it is read; whatever else is thrown is a crash. */
export const verdictOf = (file: Buffer): MalformedReason | null => {
  try {
    parseGguf(file);
    return null;
  } catch (error) {
    if (error instanceof MalformedModel) return error.code;
    throw error;
  }
};
