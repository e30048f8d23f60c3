export { cudaReport } from './cuda-report';
export type { CudaDeviceReport, CudaReport } from './types';
