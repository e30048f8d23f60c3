import { promtoolAvailability, refuseWritesAvailability, type Availability } from '../probes';

/** What the gate can look with on this machine, and what it lacks, with the reason. */
export const probeAvailability = async (platform: string): Promise<readonly Availability[]> => [
  { name: 'trail', available: true },
  { name: 'metrics', available: true },
  { name: 'timing', available: true },
  await refuseWritesAvailability(platform),
  await promtoolAvailability(),
];
