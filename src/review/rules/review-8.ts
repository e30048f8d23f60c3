import type { Rule } from './types';

/** An external string that enters an event as it came. */
export const unsanitizedField: Rule = {
  id: 'REVIEW-8',
  issue: 'Unsanitized input in an audit event',
  impact: [
    'A line break or an escape sequence in it can forge, hide or reorder what an investigator reads.',
    'A record that an attacker can write into is no evidence against him.',
  ],
  shownBy: ['HYG-1', 'HYG-2', 'PATH-4'],
  find: (file) =>
    file.events.flatMap((event) =>
      event.fields.flatMap(({ name, outside, at }) =>
        outside === null
          ? []
          : [
              {
                at,
                message: `${event.type}.${name} takes ${outside} from outside, unsanitized`,
                fix: fixFor(file.language, outside),
                event: event.type,
              },
            ],
      ),
    ),
};

const fixFor = (language: 'rust' | 'typescript', outside: string): string =>
  language === 'rust'
    ? `let safe = sanitize_string(&${outside})\n    .map(|s| s.to_string())\n` +
      '    .unwrap_or_else(|_| "<sanitization-failed>".to_string());'
    : `const safe = sanitize(${outside}) ?? '<sanitization-failed>';`;
