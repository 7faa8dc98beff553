import type fc from 'fast-check';

/** What an arbitrary makes. */
export type SketchOf<Made> = Made extends fc.Arbitrary<infer T> ? T : never;
