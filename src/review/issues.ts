import { rules, type Rule } from './rules';

/** What a rule of the review is about, for whoever tells of its findings. */
export type Issue = Pick<Rule, 'issue' | 'impact' | 'shownBy'>;

/** The issues by the id of their rule, which is that of the requirement. */
export const issues: ReadonlyMap<string, Issue> = new Map(
  rules.map(({ id, issue, impact, shownBy }) => [id, { issue, impact, shownBy }]),
);
