import { z } from 'zod';
import { defineCheck, judged } from '../check';

/** Each lost event stands in the log at ERROR with its type and the cause (EMIT-2). */
export const logTells = defineCheck({
  name: 'log-tells',
  expects: z.strictObject({
    events: z.array(z.string()).min(1),
    causes: z.array(z.string()).min(1).describe('Any of these names the injected cause.'),
  }),
  observes: z.strictObject({ lines: z.array(z.string()) }),
  judge: ({ events, causes }, { lines }) =>
    judged(
      events
        .filter((event) => !lines.some((line) => tells(line, event, causes)))
        .map((event) => ({
          code: 'failure-not-logged',
          expected: `an ERROR line naming ${event} and its cause (${causes.join(' or ')})`,
          seen: lines.length === 0 ? 'an empty log' : lines.join(' ⏎ ').slice(0, 400),
        })),
    ),
});

const tells = (line: string, event: string, causes: readonly string[]): boolean =>
  isError(without(line, causes)) &&
  mentions(line, event) &&
  causes.some((cause) => mentions(line, cause));

/** The first level a line names is its own: "WARN … error=EIO" is no ERROR line. */
const isError = (line: string): boolean => {
  const level = /\b(?:trace|debug|info|notice|warn(?:ing)?|error)\b/i.exec(line)?.[0];
  return level?.toLowerCase() === 'error';
};

/** A cause may hold the word itself ("os error 27"), and is no level. */
const without = (line: string, causes: readonly string[]): string =>
  causes.reduce((rest, cause) => rest.toLowerCase().replaceAll(cause.toLowerCase(), ''), line);

const mentions = (line: string, text: string): boolean =>
  line.toLowerCase().includes(text.toLowerCase());

/** A healthy subject logs no error: a log that always cries proves nothing (EMIT-2). */
export const logIsQuiet = defineCheck({
  name: 'log-is-quiet',
  expects: z.strictObject({}),
  observes: z.strictObject({ lines: z.array(z.string()) }),
  judge: (_, { lines }) =>
    judged(
      lines.filter(isError).map((line) => ({
        code: 'error-without-cause',
        expected: 'no ERROR line from a healthy subject',
        seen: line.slice(0, 400),
      })),
    ),
});
