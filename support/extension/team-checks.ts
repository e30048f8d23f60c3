import { checks, type Check } from '../../src/verdict';

/** A check of a team, or its name, cannot be taken. */
export class ExtensionRefused extends Error {
  override readonly name = 'ExtensionRefused';
}

const own = new Map<string, Check>();

/**
 * Takes over a check of a team, beside the standard's and never in place of one.
 *
 * @throws {ExtensionRefused} when its name is taken, or is no name.
 */
export const registerCheck = (check: Check): void => {
  const { name } = check;
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new ExtensionRefused(
      `expected the name of a check in kebab-case, found ${JSON.stringify(name)}; rename it`,
    );
  }
  if (checks.has(name) || own.has(name)) {
    const whose = checks.has(name) ? 'the standard has' : 'another of your steps defines';
    throw new ExtensionRefused(
      `expected a name of its own for your check, found ${name}, which ${whose} already; ` +
        'rename yours: a check is never replaced',
    );
  }
  own.set(name, check);
};

/** Whether this very check was defined by the team. */
export const isRegistered = (check: Check): boolean => own.get(check.name) === check;
