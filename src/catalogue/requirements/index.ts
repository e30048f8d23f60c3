import type { RequirementDefinition } from '../types';
import { comparison } from './comparison';
import { emission } from './emission';
import { flush } from './flush';
import { hygiene } from './hygiene';
import { loader } from './loader';
import { monitoring } from './monitoring';
import { paths } from './paths';
import { policy } from './policy';
import { review } from './review';
import { shutdown } from './shutdown';
import { trail } from './trail';
import { vram } from './vram';

/** All that a compliant subject must do, in the order it is told. */
export const requirements = [
  ...emission,
  ...flush,
  ...shutdown,
  ...comparison,
  ...paths,
  ...hygiene,
  ...trail,
  ...vram,
  ...loader,
  ...policy,
  ...monitoring,
  ...review,
] as const satisfies readonly RequirementDefinition[];

/** The id of a requirement: a closed union, so that a misspelt one does not compile. */
export type RequirementId = (typeof requirements)[number]['id'];

/** A requirement of this catalogue. */
export interface Requirement extends RequirementDefinition {
  readonly id: RequirementId;
}

// Every member of the union is the id of an entry, by the definition of the union.
const byId = Object.fromEntries<Requirement>(
  requirements.map((entry) => [entry.id, entry]),
) as Readonly<Record<RequirementId, Requirement>>;

/** Whether a text, a Gherkin tag without its `@` say, is the id of a requirement. */
export const isRequirementId = (text: string): text is RequirementId => Object.hasOwn(byId, text);

/** The requirement with this id; total, because the ids are a closed union. */
export const requirement = (id: RequirementId): Requirement => byId[id];
