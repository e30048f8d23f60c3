export * from './gguf-builder';
export * from './jail';
export * from './mutations';
export * from './path-corpus';
export * from './run-program';
export * from './verdict-of';
export type { FuzzResult } from './fuzz-program';
export type { ParseResult } from './parse-program';
