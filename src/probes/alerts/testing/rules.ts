import { createHash } from 'node:crypto';
import { parseRules, type RuleFile } from '../rule-file';

/** A rule file of this text. */
export const ruleFile = (text: string): RuleFile => ({
  ...parseRules(text),
  file: 'rules.yaml',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** A rule file of alerts by their expressions, each with how long it must hold. */
export const alerting = (exprs: Readonly<Record<string, string>>, holding = '0s'): RuleFile =>
  ruleFile(
    JSON.stringify({
      groups: [
        {
          name: 'group',
          rules: Object.entries(exprs).map(([alert, expr]) => ({ alert, expr, for: holding })),
        },
      ],
    }),
  );
