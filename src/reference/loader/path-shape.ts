import { percentDecoders, type Decoder } from './percent-decoding';
import type { PathProblem } from './path-refusal';

/** What Linux takes at most (PATH_MAX), in UTF-16 code units. */
const MAX_PATH_LENGTH = 4096;
/** Nobody encodes a path more often than this by accident. */
const MAX_DECODINGS = 8;

const CONTROL = /\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
/** Fraction slash, division slash, set minus, big and reverse solidus: no form of `/` to NFKC. */
const SLASH_LOOKALIKE = /[\u2044\u2215\u2216\u29f5\u29f8\u29f9]/g;

type Check = (path: string) => PathProblem | null;

/** Dots and blanks alone: `..`, and what systems that trim names make of `.. ` or `. .`. */
const isParent = (segment: string): boolean =>
  /^[\s.]*$/.test(segment) && segment.split('.').length > 2;

const segmentsOf = (path: string): readonly string[] => path.split('/');

/** What is wrong with a path read as it stands. */
const plainProblem: Check = (path) => {
  if (path.includes('\0')) return 'nul_character';
  if (CONTROL.test(path)) return 'control_character';
  if (path.startsWith('/')) return 'absolute';
  if (/^[a-z]:/i.test(path)) return 'drive_letter';
  if (path.includes('\\')) return 'backslash';
  return segmentsOf(path).some(isParent) ? 'parent_segment' : null;
};

/** Whether somebody who reads the path in another way would walk to another place. */
const leadsElsewhere = (path: string, reading: string): boolean =>
  plainProblem(reading) !== null || segmentsOf(reading).length !== segmentsOf(path).length;

const decodings = (path: string, decode: Decoder): readonly string[] => {
  const readings = [path];
  for (let round = 0; round < MAX_DECODINGS; round += 1) {
    const decoded = decode(readings.at(-1) ?? path);
    if (decoded === readings.at(-1)) break;
    readings.push(decoded);
  }
  return readings;
};

const normalized = (path: string): string => path.replace(SLASH_LOOKALIKE, '/').normalize('NFKC');

/**
 * What is wrong with a model path before anything is opened, or null (PATH-3): a path is relative to
 * the root, in forward slashes. Names that only look like trouble (`..foo`, `a..b`, `100%`) are legal.
 */
export const pathShapeProblem: Check = (path) => {
  if (path === '') return 'empty';
  if (path.length > MAX_PATH_LENGTH) return 'too_long';
  if (!path.isWellFormed()) return 'not_well_formed';
  const plain = plainProblem(path);
  if (plain !== null) return plain;
  const readings = percentDecoders.flatMap((decode) => decodings(path, decode));
  if (readings.some((reading) => leadsElsewhere(path, reading))) return 'encoded';
  return readings.some((reading) => leadsElsewhere(path, normalized(reading))) ? 'lookalike' : null;
};
