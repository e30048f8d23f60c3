export {
  attachTracer,
  dismissTracer,
  SYNCS as syncCalls,
  type Injection,
  type Tracer,
} from './attach';
export { standardOutputOf, syncedDescriptorsOf } from './descriptors';
export { diskCalls, type Sought } from './disk-calls';
export { readTrace, type TracedCall } from './trace';
export { tracingAvailability, type Tracing } from './tracing-availability';
