import type { SubjectCommand } from './types';

/** Set in every subject, to find what it leaves behind under another process group. */
const MARKER = 'PROOFGATE_SUBJECT';

/** What a program needs to run at all; everything else may be a secret of the machine's owner. */
const ALLOWED = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'CUDA_VISIBLE_DEVICES',
];

/** The entry of an environment that marks the processes of one subject. */
export const markerOf = (nonce: string): string => `${MARKER}=${nonce}`;

/** The environment of a subject: the allow-list, then the command's own, then the marker. */
export const environmentFor = (
  command: SubjectCommand,
  baseEnv: NodeJS.ProcessEnv,
  nonce: string,
): NodeJS.ProcessEnv => {
  const allowed = ALLOWED.flatMap((name) => {
    const value = baseEnv[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(allowed), ...command.env, [MARKER]: nonce };
};
