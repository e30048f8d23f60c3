import type { TrailFormat } from './format';
import { mappedFormat, type TrailMapping } from './mapping';
import { proofgateFormat } from './proofgate-format';
import { TrailError } from './trail-error';

/**
 * The format of that name: the gate's own, or one of those that are declared.
 *
 * @throws TrailError `UNKNOWN_FORMAT`
 */
export const chooseFormat = (
  name: string,
  declared: Readonly<Record<string, TrailMapping>>,
): TrailFormat => {
  if (name === proofgateFormat.name) return proofgateFormat;
  const mapping = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (mapping !== undefined) return mappedFormat(name, mapping);
  const known = [proofgateFormat.name, ...Object.keys(declared)].join(', ');
  throw new TrailError(
    'UNKNOWN_FORMAT',
    `expected a trail of a format that is known (${known}), found ${JSON.stringify(name)}; declare ` +
      'it under trail_formats in proofgate.config.yaml (docs/existing-trails.md)',
  );
};
