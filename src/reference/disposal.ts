import { inTime } from './in-time';

/** Told of what goes wrong where no caller is left to be told. */
export type FailureReport = (failure: Error) => void;

/**
 * How long an owner that is disposed of waits for its operations under way, in milliseconds: longer
 * than a silent device is waited for, and shorter than the 5 s the gate gives a process to end.
 */
const PATIENCE_MS = 4000;

/** One step of a disposal: whatever goes wrong in it is reported, and the next step is taken (DROP-4). */
export const step = async (
  report: FailureReport,
  work: () => Promise<unknown> | undefined,
): Promise<void> => {
  try {
    await work();
  } catch (cause) {
    report(cause instanceof Error ? cause : new Error(String(cause)));
  }
};

/** Lets operations under way end; one that does not in time is reported and left to itself. */
export const untilQuiet = (report: FailureReport, quiet: Promise<unknown>): Promise<void> =>
  step(report, () =>
    inTime(
      quiet,
      PATIENCE_MS,
      () => new Error(`expected operations under way to end within ${PATIENCE_MS} ms; going on`),
    ),
  );
