import type { Crate } from '../types';

/** Whom a requirement binds: both crates, except where what it speaks of exists in one alone. */
export const both = ['vram-residency', 'model-loader'] as const satisfies readonly Crate[];
export const vramOnly = ['vram-residency'] as const satisfies readonly Crate[];
export const loaderOnly = ['model-loader'] as const satisfies readonly Crate[];
