import {
  callgrindAvailability,
  promtoolAvailability,
  refuseWritesAvailability,
  timingAvailability,
  tracingAvailability,
  type Availability,
  type Tracing,
} from '../probes';

/** Where probes are tried out. */
interface Place {
  readonly platform: string;
  readonly temporaryDirectory: string;
}

/** Whether system calls can be traced here; tried out, so it takes a moment. */
export const tracing = ({ platform, temporaryDirectory }: Place): Promise<Tracing> =>
  tracingAvailability(platform, temporaryDirectory);

/** What the gate can look with on this machine, and what it lacks, with the reason. */
export const probeAvailability = async (
  place: Place,
  traced?: Tracing,
): Promise<readonly Availability[]> => {
  const { name, available, reason } = traced ?? (await tracing(place));
  return [
    { name: 'trail', available: true },
    { name: 'metrics', available: true },
    await timingAvailability(),
    await refuseWritesAvailability(place.platform),
    { name, available, ...(reason !== undefined && { reason }) },
    await promtoolAvailability(),
    await callgrindAvailability(),
  ];
};
