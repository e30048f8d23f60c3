export { openSink, sinkVices, type Sink, type SinkVice } from './open-sink';
