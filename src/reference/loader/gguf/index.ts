export * from './limits';
export * from './malformed';
export { parseGguf, type GgufModel } from './parse';
export type { MetadataValue } from './metadata';
export type { Tensor } from './tensor-table';
