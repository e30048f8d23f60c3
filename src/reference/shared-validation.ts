/** The longest identifier any part of the worker accepts, in UTF-16 code units (PATH-2). */
export const MAX_IDENTIFIER_LENGTH = 256;

/** Why a string is no identifier. */
export type IdentifierProblem =
  | 'empty'
  | 'too_long'
  | 'nul_character'
  | 'control_character'
  | 'bidi_override'
  | 'not_an_identifier';

const CONTROL = /\p{Cc}/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const IDENTIFIER = /^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/;

/**
 * What is wrong with an identifier, or null: the check every part of the worker shares (PATH-2).
 *
 * Dots are legal here (`llama-7b.Q4_K`), so `a..b` passes: whoever makes more of an identifier than
 * a name looks again, as the VRAM manager does (PATH-1).
 */
export const identifierProblem = (id: string): IdentifierProblem | null => {
  if (id.length === 0) return 'empty';
  if (id.length > MAX_IDENTIFIER_LENGTH) return 'too_long';
  if (id.includes('\0')) return 'nul_character';
  if (CONTROL.test(id)) return 'control_character';
  if (BIDI.test(id)) return 'bidi_override';
  return IDENTIFIER.test(id) ? null : 'not_an_identifier';
};
