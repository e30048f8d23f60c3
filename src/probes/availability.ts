/** Whether a probe can be used on this machine, and if not, why. */
export interface Availability {
  readonly name: string;
  readonly available: boolean;
  readonly reason?: string;
}
