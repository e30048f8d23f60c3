/** A device as the CUDA driver describes it. */
export interface CudaDeviceReport {
  readonly name: string;
  readonly compute_capability: string;
  readonly total_bytes: number;
  readonly integrated: boolean;
  readonly ecc: boolean;
  readonly unified_addressing: boolean;
  readonly managed_memory: boolean;
}

/** What CUDA a machine has; without a device there is a reason. */
export interface CudaReport {
  /** The version of CUDA that the driver supports, such as 12.4. */
  readonly driver?: string;
  readonly devices: readonly CudaDeviceReport[];
  readonly reason?: string;
}
