import type { Value } from '../trace';

/** What a pattern that matches says about the call, or null where it matches either way. */
export const outcomeOf = (pattern: string, value: Value): 'failed' | 'succeeded' | null => {
  if (/\bErr\b/.test(pattern)) return 'failed';
  if (/\bOk\b/.test(pattern)) return 'succeeded';
  if (/^\s*Some\b/.test(pattern)) return value === 'err' ? 'failed' : 'succeeded';
  if (/^\s*None\b/.test(pattern)) return value === 'err' ? 'succeeded' : 'failed';
  if (/^\s*(true|false)\b/.test(pattern)) {
    return pattern.includes('true') === (value === 'succeeded') ? 'succeeded' : 'failed';
  }
  return null;
};

/** The name an error is bound to in a pattern such as `Err(ref e)`, or null. */
export const bindingIn = (pattern: string): string | null => {
  const name = /\(\s*(?:ref\s+|mut\s+)*([a-z]\w*)\s*\)/.exec(pattern)?.[1];
  return name ?? null;
};
