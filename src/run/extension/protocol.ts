import type { Envelope } from '@cucumber/messages';
import type { SuiteRequest } from '../suite';
import type { Progress } from '../types';

/** What the gate hands to the process of a team. */
export interface TeamRun extends Pick<
  SuiteRequest,
  'tags' | 'failFast' | 'workers' | 'parameters'
> {
  readonly features: string;
  readonly steps: readonly string[];
  /** The texts of all steps of the standard. */
  readonly standardTexts: readonly string[];
}

/** What that process says, in order; the gate believes none of it unseen. */
export type TeamWord =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'message'; readonly message: Envelope }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'done'; readonly printed: string };
