import type { ConfigurationInput } from './schema';

/** What a configuration says, setting by setting, in words; what it leaves as it was is left out. */
export const saidIn = (configuration: ConfigurationInput): Record<string, string> =>
  Object.fromEntries(settingsOf('', configuration));

type Setting =
  string | boolean | readonly string[] | { readonly [name: string]: Setting } | undefined;

const settingsOf = (
  prefix: string,
  settings: Readonly<Record<string, Setting>>,
): (readonly [string, string])[] =>
  Object.entries(settings).flatMap(([name, value]) => {
    if (typeof value === 'object' && !isList(value)) return settingsOf(`${prefix}${name}.`, value);
    const words = isList(value) ? value.join(', ') : value;
    return words === '' || words === false || words === undefined
      ? []
      : [[`${prefix}${name}`, words.toString()] as const];
  });

const isList = (value: Setting): value is readonly string[] => Array.isArray(value);
