export { createCudaBackend } from './cuda-backend';
export { CudaError, type FailedCall } from './cuda-error';
export { SYSTEM_LIBRARY, startDevice, type DeviceThread } from './start-device';
