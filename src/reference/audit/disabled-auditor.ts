import type { Auditor } from './auditor';

/** The auditor of a process whose audit mode is `disabled`: nothing recorded, nothing counted. */
export const disabledAuditor: Auditor = {
  record: () => Promise.resolve(),
  flush: () => Promise.resolve(),
};
