import type { ConfigurationInput } from './schema';

/** What a configuration says, setting by setting, in words; what it leaves as it was is left out. */
export const saidIn = (configuration: ConfigurationInput): Record<string, string> =>
  Object.fromEntries(settingsOf('', configuration));

const settingsOf = (prefix: string, settings: object): (readonly [string, string])[] =>
  Object.entries(settings).flatMap(([name, value]: [string, unknown]) => {
    const told = Array.isArray(value) ? value.join(', ') : value;
    if (typeof told === 'object' && told !== null) return settingsOf(`${prefix}${name}.`, told);
    return told === '' || told === false || told === undefined
      ? []
      : [[`${prefix}${name}`, String(told)] as const];
  });
