import type { Cell } from '../../selftest';
import type { Tracing } from '../../probes';
import type { Inputs } from '../inputs';

/** Some requirements to be tried on one subject. */
export interface Task {
  readonly subject: string;
  readonly argv: readonly string[];
  readonly inputs: Inputs;
  readonly requirements: readonly string[];
  /** Whether the first failure is enough. */
  readonly failFast: boolean;
  readonly seed: number;
}

/** What all tasks of a self-test share. */
export interface Common {
  readonly run: string;
  readonly gateVersion: string;
  readonly temporaryDirectory: string;
  readonly tracing: Tracing;
}

/** Tries a task; resolves with one cell for each of its requirements. */
export type Try = (task: Task) => Promise<readonly Cell[]>;
