import { createHash } from 'node:crypto';
import type { ReadmeSeen } from '../../verdict';
import { sectionOf } from './section';

/** What a README is searched for: a heading with these words, however it is spelt (DOC-1). */
const AUDIT_LOGGING = /audit[\s-]+logging/i;

/** A README as an observation holds it: its name, its digest and its Audit Logging section. */
export const readReadme = (file: string, text: string): ReadmeSeen => ({
  file,
  sha256: createHash('sha256').update(text).digest('hex'),
  section: sectionOf(text, AUDIT_LOGGING),
});
